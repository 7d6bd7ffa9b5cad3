package pyspark

import (
	"maps"
	"slices"
	"strings"

	"brook/diag"
	"brook/engine/plan"
	"brook/engine/types"
	"brook/python"
)

// reader is the data of a DataFrameReader or DataStreamReader. As in PySpark,
// what a call sets stays set for the calls after it.
type reader struct {
	format  string
	schema  *types.Struct
	options map[string]string
	stream  bool
}

// readers are the arguments of the shortcuts for formats. All but the paths and
// the schema are options.
var readers = map[string]string{
	"json": "self, path, schema=None, primitivesAsString=None, prefersDecimal=None, allowComments=None, allowUnquotedFieldNames=None, allowSingleQuotes=None, " +
		"allowNumericLeadingZero=None, allowBackslashEscapingAnyCharacter=None, mode=None, columnNameOfCorruptRecord=None, dateFormat=None, timestampFormat=None, " +
		"multiLine=None, allowUnquotedControlChars=None, lineSep=None, samplingRatio=None, dropFieldIfAllNull=None, encoding=None, locale=None, pathGlobFilter=None, " +
		"recursiveFileLookup=None, modifiedBefore=None, modifiedAfter=None, allowNonNumericNumbers=None, useUnsafeRow=None",
	"csv": "self, path, schema=None, sep=None, encoding=None, quote=None, escape=None, comment=None, header=None, inferSchema=None, ignoreLeadingWhiteSpace=None, " +
		"ignoreTrailingWhiteSpace=None, nullValue=None, nanValue=None, positiveInf=None, negativeInf=None, dateFormat=None, timestampFormat=None, maxColumns=None, " +
		"maxCharsPerColumn=None, maxMalformedLogPerPartition=None, mode=None, columnNameOfCorruptRecord=None, multiLine=None, charToEscapeQuoteEscaping=None, " +
		"samplingRatio=None, enforceSchema=None, emptyValue=None, locale=None, lineSep=None, pathGlobFilter=None, recursiveFileLookup=None, modifiedBefore=None, " +
		"modifiedAfter=None, unescapedQuoteHandling=None",
	"text": "self, paths, wholetext=False, lineSep=None, pathGlobFilter=None, recursiveFileLookup=None, modifiedBefore=None, modifiedAfter=None",
	"orc":  "self, path, mergeSchema=None, pathGlobFilter=None, recursiveFileLookup=None, modifiedBefore=None, modifiedAfter=None",
}

// streamReaders are those of DataStreamReader.
var streamReaders = map[string]string{
	"json": "self, path, schema=None, primitivesAsString=None, prefersDecimal=None, allowComments=None, allowUnquotedFieldNames=None, allowSingleQuotes=None, " +
		"allowNumericLeadingZero=None, allowBackslashEscapingAnyCharacter=None, mode=None, columnNameOfCorruptRecord=None, dateFormat=None, timestampFormat=None, " +
		"multiLine=None, allowUnquotedControlChars=None, lineSep=None, locale=None, dropFieldIfAllNull=None, encoding=None, pathGlobFilter=None, " +
		"recursiveFileLookup=None, allowNonNumericNumbers=None, useUnsafeRow=None",
	"csv": "self, path, schema=None, sep=None, encoding=None, quote=None, escape=None, comment=None, header=None, inferSchema=None, ignoreLeadingWhiteSpace=None, " +
		"ignoreTrailingWhiteSpace=None, nullValue=None, nanValue=None, positiveInf=None, negativeInf=None, dateFormat=None, timestampFormat=None, maxColumns=None, " +
		"maxCharsPerColumn=None, maxMalformedLogPerPartition=None, mode=None, columnNameOfCorruptRecord=None, multiLine=None, charToEscapeQuoteEscaping=None, " +
		"enforceSchema=None, emptyValue=None, locale=None, lineSep=None, pathGlobFilter=None, recursiveFileLookup=None, unescapedQuoteHandling=None",
	"text":    "self, path, wholetext=False, lineSep=None, pathGlobFilter=None, recursiveFileLookup=None",
	"parquet": "self, path, mergeSchema=None, pathGlobFilter=None, recursiveFileLookup=None, datetimeRebaseMode=None, int96RebaseMode=None",
	"orc":     "self, path, mergeSchema=None, pathGlobFilter=None, recursiveFileLookup=None",
	"xml": "self, path, rowTag=None, schema=None, excludeAttribute=None, attributePrefix=None, valueTag=None, ignoreSurroundingSpaces=None, rowValidationXSDPath=None, " +
		"ignoreNamespace=None, wildcardColName=None, encoding=None, inferSchema=None, nullValue=None, dateFormat=None, timestampFormat=None, mode=None, " +
		"columnNameOfCorruptRecord=None, multiLine=None, samplingRatio=None, locale=None",
}

// parameters are the names in a signature.
func parameters(signature string) []string {
	var names []string
	for p := range strings.SplitSeq(signature, ", ") {
		name, _, _ := strings.Cut(p, "=")
		names = append(names, name)
	}
	return names
}

func readerOf(a []any) *reader { x, _ := a[0].(*python.Instance).Data.(*reader); return x }

func (r *Runtime) addReaders() {
	for _, c := range []struct {
		name, module string
		shortcuts    map[string]string
	}{{"DataFrameReader", "pyspark.sql.readwriter", readers}, {"DataStreamReader", "pyspark.sql.streaming.readwriter", streamReaders}} {
		m := r.readerMethods(c.name)
		for format, signature := range c.shortcuts {
			m[format] = r.readShortcut(c.name, format, signature)
		}
		r.class(c.name, c.module, m)
	}
	r.addWriters()
	r.addWriterV2()
}

// readShortcut is reader.json(path, …) and its like.
func (r *Runtime) readShortcut(class, format, signature string) *python.Builtin {
	names := parameters(signature)
	return python.Def(class+"."+format, signature, func(_ *python.Interp, a []any) any {
		x := readerOf(a)
		var path any
		for i, name := range names {
			switch v := a[i]; {
			case name == "self":
			case name == "path" || name == "paths":
				path = v
			case v == nil:
			case name == "schema":
				x.schema = r.schemaArg(v)
			default:
				r.setOption(x.options, name, v)
			}
		}
		x.format = format
		return r.load(x, path, format)
	})
}

// load reads path, a text or a list of them; format is that of a shortcut, for
// the words of errors.
func (r *Runtime) load(x *reader, path any, format string) any {
	read := &plan.ReadData{Format: x.format, Schema: x.schema, Options: maps.Clone(x.options), Stream: x.stream}
	switch p := path.(type) {
	case nil:
	case string:
		if p == "" && x.stream {
			r.fail(diag.New(diag.IllegalArgument, "", "", "Can not create a Path from an empty string"))
		}
		read.Paths = []string{p}
	case *python.List:
		if x.stream {
			r.badArgument("NOT_STR", "path", path)
		}
		read.Paths = stringsOf(r.in, p.Items)
	case python.Tuple:
		if x.stream {
			r.badArgument("NOT_STR", "path", path)
		}
		read.Paths = stringsOf(r.in, p)
	default:
		switch {
		case x.stream:
			r.badArgument("NOT_STR", "path", path)
		case format == "json" || format == "csv":
			r.badArgument("NOT_STR_OR_LIST_OF_RDD", "path", path)
		}
		class := diag.Py4J
		if format == "text" { // refused on the way to the JVM
			class = diag.Py4JCall
		}
		r.wrong(class, "", "An error occurred while calling %s: a path should be a str, got %s.", format, r.in.TypeName(path))
	}
	if _, set := lookupFold(read.Options, "path"); set && len(read.Paths) > 0 && !r.legacyPaths() {
		if x.stream {
			r.twoPaths("load")
		}
		r.wrong(diag.Analysis, "_LEGACY_ERROR_TEMP_1306", "There is a 'path' or 'paths' option set and load() is called with path parameters. Either remove the path option if it's the same as the path parameter, or add it to the load() parameter if you do want to read multiple paths. To ignore this check, set 'spark.sql.legacy.pathOptionBehavior.enabled' to 'true'.")
	}
	return r.frameOf(read)
}

func (r *Runtime) legacyPaths() bool {
	return r.session.Conf().Bool("spark.sql.legacy.pathOptionBehavior.enabled")
}

// lookupFold finds an option whatever its case.
func lookupFold(m map[string]string, key string) (string, bool) {
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if strings.EqualFold(k, key) {
			return m[k], true
		}
	}
	return "", false
}

func (r *Runtime) readerMethods(class string) methods {
	m := methods{
		"format": python.Def(class+".format", "self, source", func(in *python.Interp, a []any) any {
			readerOf(a).format = in.Str(a[1])
			return a[0]
		}),
		"schema": python.Def(class+".schema", "self, schema", func(_ *python.Interp, a []any) any {
			readerOf(a).schema = r.schemaArg(a[1])
			return a[0]
		}),
		"option": python.Def(class+".option", "self, key, value", func(_ *python.Interp, a []any) any {
			r.setOption(readerOf(a).options, r.optionKey(a[1]), a[2])
			return a[0]
		}),
		"options": python.Fn(class+".options", func(_ *python.Interp, a []any, kw *python.Kwargs) any {
			r.setOptions(readerOf(a).options, kw)
			return a[0]
		}),
		"load": python.Fn(class+".load", func(in *python.Interp, a []any, kw *python.Kwargs) any {
			x := readerOf(a)
			given := [3]any{} // path, format, schema
			copy(given[:], a[1:])
			for i, name := range []string{"path", "format", "schema"} {
				if v, ok := kw.Get(name); ok {
					given[i] = v
				}
			}
			if given[1] != nil {
				x.format = in.Str(given[1])
			}
			if given[2] != nil {
				x.schema = r.schemaArg(given[2])
			}
			r.setOptions(x.options, kw, "path", "format", "schema")
			if x.stream && given[0] != nil {
				if p, ok := given[0].(string); !ok || strings.TrimSpace(p) == "" {
					r.refuse(diag.PySparkValueError, "VALUE_NOT_NON_EMPTY_STR", "arg_name", "path", "arg_value", in.Str(given[0]))
				}
			}
			return r.load(x, given[0], "load")
		}),
		"table": python.Def(class+".table", "self, tableName", func(_ *python.Interp, a []any) any {
			x := readerOf(a)
			if _, ok := a[1].(string); !ok && x.stream {
				r.badArgument("NOT_STR", "tableName", a[1])
			}
			return r.frameOf(&plan.ReadTable{Name: r.tableName(a[1]), Options: x.options, Stream: x.stream})
		}),
		"__getattr__": def("self, name", func(in *python.Interp, a []any) any { r.missing(class, in.Str(a[1])); return nil }),
	}
	if class == "DataFrameReader" {
		m["parquet"] = python.Fn(class+".parquet", func(_ *python.Interp, a []any, kw *python.Kwargs) any {
			x := readerOf(a)
			r.setOptions(x.options, kw)
			x.format = "parquet"
			if len(a) == 2 {
				return r.load(x, a[1], "parquet")
			}
			return r.load(x, python.NewList(a[1:]...), "parquet")
		})
	}
	return m
}
