# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW games AS SELECT * FROM VALUES
# MAGIC   ('red', 'blue', 3, 1, DATE '2024-01-01'), ('blue', 'green', 2, 2, DATE '2024-01-02'), ('green', 'red', 0, 4, DATE '2024-01-03'),
# MAGIC   ('blue', 'red', 1, 0, DATE '2024-01-09'), ('red', 'green', 2, 2, DATE '2024-01-10'), ('green', 'blue', 5, 0, DATE '2024-01-11') AS g(home, away, hg, ag, day)

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH results AS (
# MAGIC   SELECT home AS team, hg AS gf, ag AS ga, day FROM games UNION ALL SELECT away, ag, hg, day FROM games),
# MAGIC points AS (SELECT team, day, gf, ga, CASE WHEN gf > ga THEN 3 WHEN gf = ga THEN 1 ELSE 0 END AS pts FROM results)
# MAGIC SELECT team, sum(pts) AS pts, sum(gf - ga) AS diff, count(*) AS n, rank() OVER (ORDER BY sum(pts) DESC, sum(gf - ga) DESC) AS pos FROM points GROUP BY team ORDER BY pos

# COMMAND ----------

# MAGIC %sql
# MAGIC WITH results AS (SELECT home AS team, hg AS gf, day FROM games UNION ALL SELECT away, ag, day FROM games)
# MAGIC SELECT team, day, gf, sum(gf) OVER (PARTITION BY team ORDER BY day ROWS UNBOUNDED PRECEDING) AS running, lag(gf) OVER (PARTITION BY team ORDER BY day) AS prev FROM results ORDER BY team, day

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT date_trunc('WEEK', day) AS wk, sum(hg + ag) AS goals, round(avg(hg), 2) AS ah FROM games GROUP BY 1 ORDER BY wk

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT home, collect_list(struct(day, hg)) AS l, max_by(away, hg) AS best FROM games GROUP BY home ORDER BY home

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT home, away, hg FROM (SELECT *, dense_rank() OVER (ORDER BY hg DESC) AS r FROM games) WHERE r <= 2 ORDER BY hg DESC, home

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM (SELECT home, month(day) AS m, hg FROM games) PIVOT (sum(hg) FOR home IN ('red', 'blue', 'green'))

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT g.home, g.day, (SELECT count(*) FROM games x WHERE x.home = g.home AND x.day <= g.day) AS nth FROM games g ORDER BY g.day

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT home, percentile(hg, 0.5) AS med, stddev(hg) AS sd, min(day), max(day) FROM games GROUP BY home ORDER BY home

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT CASE WHEN grouping(home) = 1 THEN 'all' ELSE home END AS h, sum(hg) AS s FROM games GROUP BY ROLLUP (home) ORDER BY grouping(home), h

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a.home AS t1, b.home AS t2 FROM (SELECT DISTINCT home FROM games) a JOIN (SELECT DISTINCT home FROM games) b ON a.home < b.home ORDER BY 1, 2

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT concat_ws('-', sort_array(collect_set(away))) AS opp, home FROM games GROUP BY home ORDER BY home

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT home, hg, ntile(3) OVER (ORDER BY hg, home, day) AS bucket, round(percent_rank() OVER (ORDER BY hg), 3) AS pr FROM games ORDER BY hg, home, day

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT day, datediff(day, lag(day) OVER (ORDER BY day)) AS gap, next_day(day, 'MON') AS nm FROM games ORDER BY day

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT home FROM games WHERE hg > ALL (SELECT 1)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT home FROM games g WHERE EXISTS (SELECT 1 FROM games h WHERE h.away = g.home AND h.ag > 2) ORDER BY home

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT home, sum(hg) FILTER (WHERE hg > ag) AS in_wins, count_if(hg = ag) AS draws, bool_or(hg > 4) AS thrash FROM games GROUP BY home ORDER BY home
