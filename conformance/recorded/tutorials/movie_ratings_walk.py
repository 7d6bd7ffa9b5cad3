# Databricks notebook source
# MAGIC %md
# MAGIC # Movie ratings
# MAGIC `movies.csv`, `ratings.csv`, `tags.csv`: the usual questions.

# COMMAND ----------

base = "/tmp/brook-movie_ratings_walk"
dbutils.fs.put(f"{base}/movies.csv", """movieId,title,genres
1,Toy Story (1995),Adventure|Animation|Children|Comedy|Fantasy
2,Jumanji (1995),Adventure|Children|Fantasy
3,"American President, The (1995)",Comedy|Drama|Romance
4,Heat (1995),Action|Crime|Thriller
5,"Misérables, Les (1998)",Drama
6,Untitled,(no genres listed)
7,Matrix,Action|Sci-Fi
""", True)
ratings = "userId,movieId,rating,timestamp\n" + "".join(f"{u},{m},{((u * 3 + m * 5) % 10) / 2 + 0.5},{964982703 + u * 86400 * 200 + m * 3600}\n" for u in range(1, 9) for m in range(1, 8) if (u + m) % 3)
dbutils.fs.put(f"{base}/ratings.csv", ratings, True)
dbutils.fs.put(f"{base}/tags.csv", "userId,movieId,tag\n1,1,pixar\n2,1,Pixar\n2,4,heist\n3,9,lost\n", True)

# COMMAND ----------

from pyspark.sql.functions import *
from pyspark.sql.window import Window
movies = spark.read.csv(f"{base}/movies.csv", header=True, inferSchema=True, quote='"', escape='"')
ratings = spark.read.csv(f"{base}/ratings.csv", header=True, inferSchema=True)
tags = spark.read.csv(f"{base}/tags.csv", header=True, inferSchema=True)
for name, frame in [("movies", movies), ("ratings", ratings), ("tags", tags)]:
    print(name, frame.count(), len(frame.columns), frame.dtypes)
movies.show(truncate=False)
ratings.describe("rating").show()

# COMMAND ----------

clean = (movies.withColumn("year", regexp_extract("title", r"\((\d{4})\)\s*$", 1)).withColumn("year", when(col("year") != "", col("year").cast("int")))
         .withColumn("title", trim(regexp_replace("title", r"\s*\(\d{4}\)\s*$", "")))
         .withColumn("title", regexp_replace("title", r"^(.*), (The|Les)$", "$2 $1"))
         .withColumn("genres", split(when(col("genres") != "(no genres listed)", col("genres")), r"\|")))
clean.show(truncate=False)
clean.printSchema()
genres = clean.select("movieId", explode("genres").alias("genre"))
genres.groupBy("genre").count().orderBy(desc("count"), "genre").show(5)

# COMMAND ----------

stats = ratings.groupBy("movieId").agg(round(avg("rating"), 3).alias("avg"), count("rating").alias("n"), stddev_pop("rating").alias("sd"), collect_list("userId").alias("users"))
top = clean.join(stats, "movieId", "left").select("title", "year", "avg", "n", round("sd", 4).alias("sd"), array_sort("users").alias("users"))
top.orderBy(desc_nulls_last("avg"), "title").show(truncate=False)
ratings.join(genres, "movieId").groupBy("genre").agg(round(mean("rating"), 2).alias("mean"), countDistinct("userId").alias("users") if "countDistinct" in globals() else count_distinct("userId").alias("users")).orderBy(desc("mean"), "genre").show()

# COMMAND ----------

w = Window.partitionBy("userId").orderBy(desc("rating"), "movieId")
favourites = ratings.withColumn("place", row_number().over(w)).where("place <= 2").join(clean, "movieId").select("userId", "place", "title", "rating")
favourites.orderBy("userId", "place").show(8, truncate=False)
ratings.withColumn("when", from_unixtime("timestamp")).withColumn("year", year("when")).groupBy("year").agg(count("*").alias("n"), round(avg("rating"), 2).alias("avg")).orderBy("year").show()
ratings.groupBy("userId").pivot("movieId", [1, 2, 3]).agg(first("rating")).orderBy("userId").show()

# COMMAND ----------

pairs = ratings.alias("a").join(ratings.alias("b"), (col("a.userId") == col("b.userId")) & (col("a.movieId") < col("b.movieId"))).select(col("a.movieId").alias("m1"), col("b.movieId").alias("m2"), col("a.rating").alias("r1"), col("b.rating").alias("r2"))
sim = pairs.groupBy("m1", "m2").agg(count("*").alias("n"), round(sum(col("r1") * col("r2")) / (sqrt(sum(pow("r1", lit(2)))) * sqrt(sum(pow("r2", lit(2))))), 4).alias("cos")).where("n >= 3")
sim.orderBy(desc("cos"), "m1", "m2").show(5)
lookup = dict(clean.select("movieId", "title").collect())
best = sim.orderBy(desc("cos"), "m1", "m2").first()
print(f"{lookup[best.m1]} ~ {lookup[best['m2']]}: {best.cos}")

# COMMAND ----------

tags.join(clean, "movieId", "full").select("movieId", "tag", "title").orderBy("movieId", "tag").show()
clean.join(tags, "movieId", "left_anti").select("title").orderBy("title").show()
clean.join(tags, "movieId", "left_semi").select("title").show()
tags.groupBy(lower("tag").alias("tag")).agg(count("*").alias("n"), array_sort(collect_set("userId")).alias("users")).orderBy("tag").show()

# COMMAND ----------

for name in ("clean", "ratings", "genres"):
    globals()[name].createOrReplaceTempView(name)
threshold = 3
spark.sql(f"""
SELECT c.title, g.genre, r.rating, percent_rank() OVER (PARTITION BY g.genre ORDER BY r.rating) AS pr, ntile(3) OVER (ORDER BY r.rating, c.title, g.genre) AS tile
FROM clean c JOIN genres g USING (movieId) JOIN ratings r USING (movieId) WHERE r.userId = {threshold} ORDER BY c.title, g.genre""").show(truncate=False)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT coalesce(genre, 'ALL') AS genre, coalesce(cast(year AS STRING), 'ALL') AS year, count(*) AS n, round(avg(rating), 2) AS avg
# MAGIC FROM ratings JOIN clean USING (movieId) JOIN genres USING (movieId) WHERE genre IN ('Drama', 'Comedy') GROUP BY ROLLUP (genre, year) ORDER BY genre, year

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT title, filter(genres, g -> g LIKE 'A%') AS a, exists(genres, g -> g = 'Drama') AS drama, array_join(genres, '/', '-') AS text, size(genres) AS n FROM clean ORDER BY n DESC NULLS LAST, title
