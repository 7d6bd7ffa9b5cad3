# Databricks notebook source
# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW a AS SELECT * FROM VALUES (1, 'a1'), (2, 'a2'), (NULL, 'an') AS a(id, x);
# MAGIC CREATE OR REPLACE TEMP VIEW b AS SELECT * FROM VALUES (1, 'b1'), (1, 'b1x'), (3, 'b3'), (NULL, 'bn') AS b(id, y)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a FULL OUTER JOIN b ON a.id = b.id ORDER BY x NULLS LAST, y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a FULL JOIN b USING (id) ORDER BY id, x, y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT id, a.id AS aid, b.id AS bid FROM a RIGHT JOIN b USING (id) ORDER BY y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a NATURAL LEFT JOIN b ORDER BY x, y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a LEFT SEMI JOIN b ON a.id = b.id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a LEFT ANTI JOIN b USING (id) ORDER BY x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a ANTI JOIN b ON a.id <=> b.id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a JOIN b ON a.id <=> b.id ORDER BY x, y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM a, b

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT count(*) FROM a CROSS JOIN b WHERE a.id < b.id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a JOIN b ON a.id = b.id AND b.y LIKE '%x'

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a LEFT JOIN b ON a.id = b.id AND a.x = 'a2' ORDER BY x, y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a.x, b.y, c.x AS cx FROM a JOIN b ON a.id = b.id JOIN a AS c ON c.id = b.id + 1 ORDER BY y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a JOIN (b JOIN a AS c ON b.id = c.id) ON a.id = b.id ORDER BY y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT x FROM a INNER JOIN b

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT a.* FROM a LEFT JOIN b ON a.id = b.id WHERE b.id IS NULL ORDER BY x

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a ASOF JOIN b ON a.id >= b.id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a JOIN b ON id = 1

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a JOIN a ON a.id = a.id

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a NATURAL JOIN b USING (id)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a JOIN b USING (id, nope)

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT z.id FROM a AS z, LATERAL (SELECT y FROM b WHERE b.id = z.id) ORDER BY y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT /*+ BROADCAST(b) */ x, y FROM a JOIN b USING (id) ORDER BY y

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a AS t(i, j) JOIN b AS u(i, k) ON t.i = u.i ORDER BY k

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM a LEFT OUTER JOIN b ON true AND a.id > 1 ORDER BY x, y LIMIT 3
