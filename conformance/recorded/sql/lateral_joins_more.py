# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW c AS SELECT * FROM VALUES (1, 'ann', array(3, 1, 2)), (2, 'bob', array(9)), (3, 'cid', array()) AS c(id, nm, xs);
# MAGIC CREATE OR REPLACE TEMP VIEW o AS SELECT * FROM VALUES (1, 10), (1, 30), (1, 20), (2, 5) AS o(cid, amt)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, t.amt FROM c, LATERAL (SELECT amt FROM o WHERE cid = id ORDER BY amt DESC LIMIT 2) t ORDER BY nm, amt

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, t.total FROM c LEFT JOIN LATERAL (SELECT sum(amt) AS total FROM o WHERE cid = id) t ORDER BY nm

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, t.total FROM c JOIN LATERAL (SELECT sum(amt) AS total FROM o WHERE cid = id HAVING sum(amt) > 10) t ON true ORDER BY nm

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, x FROM c, LATERAL explode(xs) AS e(x) ORDER BY nm, x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, x FROM c LEFT JOIN LATERAL explode(xs) AS e(x) ON x > 1 ORDER BY nm, x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, pos, x FROM c, LATERAL posexplode(xs) AS e(pos, x) WHERE pos > 0 ORDER BY nm, pos

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, y, z FROM c, LATERAL (SELECT id * 10 AS y) a, LATERAL (SELECT y + 1 AS z) b ORDER BY nm

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm FROM c, LATERAL (SELECT 1 WHERE id > 1) ORDER BY nm

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, t.a FROM c CROSS JOIN LATERAL (SELECT max(x) AS a FROM explode(xs) AS e(x)) t ORDER BY nm

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, (SELECT max(x) FROM explode(array(id, 5)) AS e(x)) AS m FROM c ORDER BY nm

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM LATERAL (SELECT 1 AS one)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, t.amt FROM c, (SELECT amt FROM o WHERE cid = c.id) t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, t.* FROM c NATURAL JOIN LATERAL (SELECT id AS id, 'q' AS q) t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, t.* FROM c JOIN LATERAL (SELECT id AS id2) t USING (id)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, t.* FROM c FULL JOIN LATERAL (SELECT id AS id2) t

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, u.v FROM c, LATERAL (SELECT id AS v UNION ALL SELECT id * 100) u ORDER BY nm, v

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, u.v FROM c, LATERAL VALUES (id), (id + 1) AS u(v)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, s.k, s.v FROM c, LATERAL stack(2, 'id', id, 'sz', size(xs)) AS s(k, v) ORDER BY nm, k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, inline.c1 FROM c, LATERAL inline(array(struct(id AS c1))) ORDER BY nm

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT nm, r.id AS rid FROM c, LATERAL range(3) AS r ORDER BY nm, rid LIMIT 4
