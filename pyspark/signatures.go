package pyspark

import (
	"strconv"
	"strings"
)

// signatures are the functions of pyspark.sql.functions by their parameters:
// "parameters: names". A parameter is
//
//	name     a Column, or text that names one
//	name:i   also an int, as a literal
//	name:f   also any number, as a literal
//	name:t   also a bool, as a literal
//	name:v   any value, as a literal, or a Column
//	name:x   text, as a literal, or a Column
//	name:a   any value, as a literal
//	name:s   text, as a literal; n an int, d a float, b a bool
//	name:l   a function of columns
//	name:o   a dict of options
//	name:y   a schema: a type, its text, or a Column
//
// A trailing ? makes it optional; =value is optional too and stands for value,
// which is passed on. *name takes the remaining arguments, and *name:m also one
// list. name>function calls function, and function! counts distinct values.
const signatures = `
: cume_dist curdate current_catalog current_database current_date current_schema current_timestamp current_timezone current_user dense_rank e input_file_block_length input_file_block_start input_file_name localtimestamp monotonically_increasing_id now percent_rank pi rank row_number session_user spark_partition_id user version
*cols: arrays_zip coalesce concat grouping_id hash java_method named_struct reflect stack try_reflect xxhash64
*cols:m: array create_map>map map_concat struct
*inputs: elt
col: abs acos acosh array_agg array_compact array_distinct array_max array_min array_size ascii asin asinh atan atanh avg base64 bin bit_and bit_count bit_length bit_or bit_xor bitmap_and_agg bitmap_bit_position bitmap_bucket_number bitmap_construct_agg bitmap_count bitmap_or_agg bitwiseNOT>~ bitwise_not>~ bool_and bool_or cardinality cbrt char collation collect_list collect_set cos cosh cot count_if crc32 csc day dayname dayofmonth dayofweek dayofyear days degrees every exp explode explode_outer expm1 factorial flatten grouping hex hll_sketch_estimate hour hours initcap inline inline_outer isnan isnotnull isnull json_array_length json_object_keys kll_sketch_get_n_bigint kll_sketch_get_n_double kll_sketch_get_n_float kll_sketch_to_string_bigint kll_sketch_to_string_double kll_sketch_to_string_float kurtosis length ln log10 log1p log2 lower map_entries map_from_entries map_keys map_values max md5 mean>avg median min minute month monthname months negate>negative negative nullifzero octet_length parse_json posexplode posexplode_outer positive product quarter quote radians reverse rint sec second sha sha1 sign signum sin sinh size skewness some soundex sqrt std stddev stddev_pop stddev_samp sum sumDistinct>sum! sum_distinct>sum! tan tanh theta_intersection_agg theta_sketch_estimate timestamp_micros timestamp_millis timestamp_seconds toDegrees>degrees toRadians>radians to_variant_object try_avg try_parse_json try_sum typeof unbase64 unhex unix_date unix_micros unix_millis unix_seconds unwrap_udt upper var_pop var_samp variance weekday weekofyear year years zeroifnull
date: last_day
days: date_from_unix_date
errMsg:x: raise_error
geo: st_asbinary st_srid
n: chr
precision:n?: current_time
seed:n?: rand randn random>rand
seed:v?: uuid
str: char_length character_length is_valid_utf8 lcase make_valid_utf8 try_url_decode try_validate_utf8 ucase url_decode url_encode validate_utf8
v: is_variant_null schema_of_variant schema_of_variant_agg
windowColumn: window_time
wkb: st_geogfromwkb st_geomfromwkb
a1, a2: arrays_overlap
col, *cols: countDistinct>count! count_distinct>count!
col, allowDifferentLgConfigK:v?: hll_union_agg
col, asc:b=true: sort_array
col, charset:s: decode encode
col, collation:s: collate
col, comparator:l?: array_sort
col, count:i: array_repeat
col, d:n: format_number
col, delimiter:v?: listagg listagg_distinct>listagg! string_agg string_agg_distinct>string_agg!
col, deterministic:b=false: mode
col, element:v: array_remove
col, errMsg:x?: assert_true
col, extraction: try_element_at
col, extraction:v: element_at
col, f:l: exists filter forall map_filter transform transform_keys transform_values
col, format: to_char to_number to_varchar try_to_number
col, format:s?: to_date to_timestamp try_to_date
col, format?: to_binary try_to_binary try_to_timestamp
col, ignoreNulls:t?: any_value first_value last_value
col, ignorenulls:b=false: first last
col, index:i: get
col, k:v?: kll_merge_agg_bigint kll_merge_agg_double kll_merge_agg_float kll_sketch_agg_bigint kll_sketch_agg_double kll_sketch_agg_float
col, lgConfigK:v?: hll_sketch_agg
col, lgNomEntries:v?: theta_sketch_agg theta_union_agg
col, n:i: repeat
col, nBins: histogram_numeric
col, numBits:n: shiftLeft>shiftleft shiftRight>shiftright shiftRightUnsigned>shiftrightunsigned shiftleft shiftright shiftrightunsigned
col, options:o?: to_csv to_json to_xml
col, ord: max_by min_by
col, path:s: get_json_object
col, pos: bit_get getbit
col, rsd:d?: approxCountDistinct>approx_count_distinct approx_count_distinct
col, scale:i=0: bround round
col, scale:i?: ceil ceiling floor
col, seed:v?: shuffle
col, value:v: array_append array_contains array_position array_prepend map_contains_key
col1, col2: array_except array_intersect array_union corr covar_pop covar_samp equal_null ifnull map_from_arrays nanvl nullif nvl theta_difference theta_intersection
col1:f, col2:f: atan2 hypot pow>power power
csv:x, options:o?: schema_of_csv
date, dayOfWeek:s: next_day
date, format:s: date_format trunc
dividend:f, divisor:f: pmod
end, start: date_diff datediff
field, source: date_part datepart extract
format, *cols: printf
format:s, *cols: format_string
format:s, timestamp: date_trunc
geo, srid:i: st_setsrid
json:x, options:o?: schema_of_json
left, right: contains kll_sketch_merge_bigint kll_sketch_merge_double kll_sketch_merge_float try_add try_divide try_mod try_multiply try_subtract
length:v, seed:v?: randstr
numBuckets:i, col: bucket
sep:s, *cols: concat_ws
sketch, quantile: kll_sketch_get_rank_bigint kll_sketch_get_rank_double kll_sketch_get_rank_float
sketch, rank: kll_sketch_get_quantile_bigint kll_sketch_get_quantile_double kll_sketch_get_quantile_float
start, days:i: date_add date_sub dateadd
start, months:i: add_months
str, format?: to_time try_to_time
str, len: left right
str, prefix: startswith
str, regexp: regexp regexp_count regexp_like regexp_substr rlike
str, str_array: find_in_set
str, substr:v: instr
str, suffix: endswith
str, trim?: btrim
timeColumn, gapDuration:x: session_window
timestamp, format:s='yyyy-MM-dd HH:mm:ss': from_unixtime
timestamp, format?: to_timestamp_ltz to_timestamp_ntz to_unix_timestamp
timestamp, tz:v: from_utc_timestamp to_utc_timestamp
unit, time: time_trunc
xml, path: xpath xpath_boolean xpath_double xpath_float xpath_int xpath_long xpath_number xpath_short xpath_string
xml:x, options:o?: schema_of_xml
y, x: regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy
years=0, months=0: make_ym_interval
arr, pos:i, value:v: array_insert
col, delimiter:s, null_replacement:s?: array_join
col, fromBase:n, toBase:n: conv
col, len:v, pad:v: lpad rpad
col, offset:n, ignoreNulls:b?: nth_value
col, offset:n=1, default:a?: lag lead
col, percentage:v, accuracy:v=10000: approx_percentile percentile_approx
col, percentage:v, frequency:v=1: percentile
col, schema:y, options:o?: from_csv from_json from_xml
col1, col2, allowDifferentLgConfigK:b?: hll_union
col1, col2, col3: nvl2
col1, col2, f:l: map_zip_with
col1, col2, lgNomEntries:v?: theta_union
date1, date2, roundOff:b=true: months_between
hour, minute, second: make_time
left, right, f:l: zip_with
left, right, threshold:n?: levenshtein
min:v, max:v, seed:v?: uniform
sourceTz?, targetTz, sourceTs: convert_timezone
src, delimiter, partNum: split_part
src, search, replace?: replace
srcCol, matching:s, replace:s: translate
start, stop, step?: sequence
str, delim:s, count:n: substring_index
str, pattern, escapeChar?: ilike like
str, pattern:s, idx:n: regexp_extract
str, pattern:v, limit:i=-1: split
str, pos, len?: substr
str, pos:i, len:i: substring
str, regexp, idx:v?: regexp_extract_all regexp_instr
string, language='', country='': sentences
string, pattern:v, replacement:v: regexp_replace
substr, str, start?: position
substr:s, str, pos:n=1: locate
text, pairDelim=',', keyValueDelim=':': str_to_map
unit, start, end: time_diff
unit:s, quantity, ts: timestamp_add>timestampadd
unit:s, start, end: timestamp_diff>timestampdiff
url, partToExtract, key?: parse_url try_parse_url
v, path:x, targetType:s: try_variant_get variant_get
x, start:i, length:i: slice
year, month, day: make_date
col, eps:v, confidence:v, seed:v?: count_min_sketch
col, initialValue, merge:l, finish:l?: aggregate reduce
days=0, hours=0, mins=0, secs=0: make_dt_interval
src, replace, pos:i, len:i=-1: overlay
v, min, max, numBucket:i: width_bucket
col, upperChar='X', lowerChar='x', digitChar='n', otherChar=null: mask
input, key, mode='GCM', padding='DEFAULT', aad='': aes_decrypt try_aes_decrypt
input, key, mode='GCM', padding='DEFAULT', iv='', aad='': aes_encrypt
years, months, days, hours, mins, secs, timezone?: make_timestamp_ltz try_make_timestamp_ltz
years=0, months=0, weeks=0, days=0, hours=0, mins=0, secs=0: make_interval try_make_interval
`

// hidden are the names that "from pyspark.sql.functions import *" leaves out.
const hidden = " approxCountDistinct bitwiseNOT chr countDistinct random shiftLeft shiftRight shiftRightUnsigned sumDistinct toDegrees toRadians uuid "

// signature is one function of pyspark.sql.functions.
type signature struct {
	name, function string
	distinct       bool
	params         []parameter
}

// parameter is one parameter of a signature.
type parameter struct {
	name     string
	kind     byte // 'c' for a Column or the name of one
	star     bool
	optional bool
	standIn  any // what an optional parameter that was left out stands for
	sent     bool
}

// parseSignatures reads the lines of signatures.
func parseSignatures(text string) []signature {
	var out []signature
	for line := range strings.Lines(text) {
		head, names, ok := cutLast(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		params := parseParameters(head)
		for n := range strings.FieldsSeq(names) {
			s := signature{params: params}
			s.name, s.function, ok = strings.Cut(n, ">")
			if !ok {
				s.function = n
			}
			s.function, s.distinct = strings.CutSuffix(s.function, "!")
			out = append(out, s)
		}
	}
	return out
}

func cutLast(s, sep string) (head, tail string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func parseParameters(text string) []parameter {
	var out []parameter
	for part := range strings.SplitSeq(text, ", ") {
		if part == "" {
			continue
		}
		p := parameter{kind: 'c'}
		part, p.star = strings.CutPrefix(part, "*")
		part, p.optional = strings.CutSuffix(part, "?")
		part, value, sent := strings.Cut(part, "=")
		if sent {
			p.optional, p.sent, p.standIn = true, true, constantOf(value)
		}
		name, kind, has := strings.Cut(part, ":")
		p.name = name
		if has {
			p.kind = kind[0]
		}
		out = append(out, p)
	}
	return out
}

// constantOf reads the value of a parameter that was left out.
func constantOf(s string) any {
	switch s {
	case "null":
		return nil
	case "true", "false":
		return s == "true"
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n
	}
	return strings.Trim(s, "'")
}

// python is the parameter list as Python writes it. Only those at the end may
// have a default; an optional one before them takes None.
func (s *signature) python() string {
	parts := make([]string, len(s.params))
	end := true
	for i := len(s.params) - 1; i >= 0; i-- {
		p := s.params[i]
		end = end && (p.optional || p.star)
		switch {
		case p.star:
			parts[i] = "*" + p.name
		case end:
			parts[i] = p.name + "=None"
		default:
			parts[i] = p.name
		}
	}
	return strings.Join(parts, ", ")
}
