# Databricks notebook source
from pyspark.sql import functions as F, DataFrame
from dataclasses import dataclass, field, asdict
from typing import List, Optional

@dataclass
class TableConfig:
    name: str
    keys: List[str]
    columns: dict = field(default_factory=dict)
    filter: Optional[str] = None

    def sql(self, source):
        cols = ", ".join(f"CAST({c} AS {t}) AS {c}" for c, t in self.columns.items()) or "*"
        where = f" WHERE {self.filter}" if self.filter else ""
        return f"SELECT {cols} FROM {source}{where}"

# COMMAND ----------

class Step:
    def __init__(self, name, fn):
        self.name, self.fn = name, fn

    def __call__(self, df):
        out = self.fn(df)
        print(f"  {self.name:<20}|{len(df.columns):>3} -> {len(out.columns):>3} columns")
        return out

    def __repr__(self):
        return f"Step({self.name!r})"

def run_steps(df: DataFrame, *steps: Step) -> DataFrame:
    for s in steps:
        df = df.transform(s)
    return df
