"""Rows of text with separators."""
import re
from io import StringIO

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab", "unix_dialect", "field_size_limit", "reader", "writer",
           "register_dialect", "get_dialect", "list_dialects", "Sniffer", "unregister_dialect", "DictReader", "DictWriter"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    pass


Error.__module__ = "_csv"


class Dialect:
    """How fields are separated and quoted."""

    delimiter, quotechar, escapechar, doublequote = ",", '"', None, True
    skipinitialspace, lineterminator, quoting, strict = False, "\r\n", QUOTE_MINIMAL, False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator, quoting = "\n", QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_limit = 131072
_options = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")


def _character(name, value, optional=False):
    if value is None and optional:
        return
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be string{" or None" if optional else ""}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')


def _dialect(dialect, options):
    """The dialect of a call: a class, an object or a name, with options."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    out = Dialect()
    for name in _options:
        setattr(out, name, options.pop(name) if name in options else getattr(dialect, name, getattr(Dialect, name)))
    if options:
        raise TypeError(f"{next(iter(options))!r} is an invalid keyword argument for this function")
    _character("delimiter", out.delimiter)
    _character("quotechar", out.quotechar, True)
    _character("escapechar", out.escapechar, True)
    if out.quoting not in (0, 1, 2, 3):
        raise TypeError('bad "quoting" value')
    if out.quotechar is None:
        if out.quoting != QUOTE_NONE and "quoting" in options:
            raise TypeError("quotechar must be set if quoting enabled")
        out.quoting = QUOTE_NONE
    if out.lineterminator is None:
        raise TypeError("lineterminator must be set")
    return out


def register_dialect(name, dialect=excel, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _dialect(dialect, options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=None):
    global _limit
    old = _limit
    if new_limit is not None:
        _limit = new_limit
    return old


class _Reader:
    """Cuts lines into fields; a field in quotes may go over several lines."""

    def __init__(self, lines, dialect):
        self._lines, self.dialect, self.line_num = iter(lines), dialect, 0
        d = dialect
        stops = d.delimiter + (d.quotechar or "") + (d.escapechar or "") + "\r\n"
        self._plain = re.compile("[^" + re.escape(stops) + "]+")
        self._simple = not d.skipinitialspace and d.quoting in (QUOTE_MINIMAL, QUOTE_ALL) and d.escapechar is None

    def __iter__(self):
        return self

    def _next(self):
        line = next(self._lines)
        self.line_num += 1
        if not isinstance(line, str):
            raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
        return line

    def __next__(self):
        line = self._next()
        d = self.dialect
        if self._simple and d.quotechar not in line:
            body = line.rstrip("\r\n")
            if "\r" not in body and "\n" not in body:
                if len(body) > _limit and max(map(len, body.split(d.delimiter))) > _limit:
                    raise Error(f"field larger than field limit ({_limit})")
                return body.split(d.delimiter) if body else []
        return self._slow(line)

    def _slow(self, line):
        d = self.dialect
        fields, parts = [], []
        state = "start record"
        numeric = False

        def save():
            nonlocal numeric
            text = "".join(parts)
            parts.clear()
            fields.append(float(text) if numeric else text)
            numeric = False
        while True:
            i, n = 0, len(line)
            while i < n:
                if len(parts) and state in ("field", "quoted"):
                    if sum(map(len, parts)) > _limit:
                        raise Error(f"field larger than field limit ({_limit})")
                c = line[i]
                i += 1
                if state == "start record":
                    if c in "\r\n":
                        state = "end of line"
                        continue
                    state = "start field"
                if state == "start field":
                    if c in "\r\n":
                        save()
                        state = "end of line"
                    elif c == d.quotechar and d.quoting != QUOTE_NONE:
                        state = "quoted"
                    elif c == d.escapechar:
                        state = "escaped"
                    elif c == " " and d.skipinitialspace:
                        pass
                    elif c == d.delimiter:
                        save()
                    else:
                        numeric = d.quoting == QUOTE_NONNUMERIC
                        parts.append(c)
                        state = "field"
                elif state == "escaped":
                    parts.append(c)
                    state = "field"
                elif state == "field":
                    if c in "\r\n":
                        save()
                        state = "end of line"
                    elif c == d.escapechar:
                        state = "escaped"
                    elif c == d.delimiter:
                        save()
                        state = "start field"
                    else:
                        m = self._plain.match(line, i)
                        parts.append(c)
                        if m:
                            parts.append(m.group())
                            i = m.end()
                elif state == "quoted":
                    if c == d.escapechar:
                        state = "escaped in quotes"
                    elif c == d.quotechar and d.quoting != QUOTE_NONE:
                        state = "quote in quotes" if d.doublequote else "field"
                    else:
                        parts.append(c)
                elif state == "escaped in quotes":
                    parts.append(c)
                    state = "quoted"
                elif state == "quote in quotes":
                    if c == d.quotechar:
                        parts.append(c)
                        state = "quoted"
                    elif c == d.delimiter:
                        save()
                        state = "start field"
                    elif c in "\r\n":
                        save()
                        state = "end of line"
                    elif not d.strict:
                        parts.append(c)
                        state = "field"
                    else:
                        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                elif c not in "\r\n":
                    raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
            if state in ("quoted", "escaped in quotes", "escaped"):
                if state == "escaped":
                    parts.append("\n")
                    state = "field"
                elif state == "escaped in quotes":
                    parts.append("\n")
                    state = "quoted"
                try:
                    line = self._next()
                except StopIteration:
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    save()
                    return fields
                continue
            if state in ("start field", "field", "quote in quotes"):
                save()
            return fields


def reader(iterable, dialect="excel", **fmtparams):
    return _Reader(iterable, _dialect(dialect, fmtparams))


class _Writer:
    """Writes rows."""

    def __init__(self, file, dialect):
        self._write, self.dialect = file.write, dialect
        d = dialect
        self._special = {c for c in (d.delimiter, d.quotechar, d.escapechar) if c} | set(d.lineterminator) | {"\r", "\n"}

    def _field(self, value, alone):
        d = self.dialect
        if value is None:
            text = ""
        elif isinstance(value, float):
            text = repr(value)
        else:
            text = str(value)
        quoted = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
        out = []
        for c in text:
            if c in self._special:
                escape = False
                if d.quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    if d.doublequote:
                        out.append(c)
                    else:
                        escape = True
                    quoted = quoted or not escape
                elif c == d.escapechar:
                    escape = True
                else:
                    quoted = True
                if escape:
                    if not d.escapechar:
                        raise Error("need to escape, but no escapechar set")
                    out.append(d.escapechar)
            out.append(c)
        if not text and alone:
            if d.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        text = "".join(out)
        return d.quotechar + text + d.quotechar if quoted else text

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        return self._write(self.dialect.delimiter.join([self._field(v, len(row) == 1) for v in row]) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(fileobj, dialect="excel", **fmtparams):
    if not hasattr(fileobj, "write"):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(fileobj, _dialect(dialect, fmtparams))


class DictReader:
    """Reads rows as dicts."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey, self.restval, self.dialect = restkey, restval, dialect
        self.reader, self.line_num = reader(f, dialect, *args, **kwds), 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        out = dict(zip(names, row))
        if len(names) < len(row):
            out[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            out[name] = self.restval
        return out


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames, self.restval = list(fieldnames), restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [k for k in rowdict if k not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(k, self.restval) for k in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)


class Sniffer:
    """Guesses the dialect of a sample."""

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line][:20]
        best, most = None, 0
        for c in delimiters or ",;\t|: ":
            counts = {line.count(c) for line in lines}
            if len(counts) == 1 and (n := counts.pop()) > most:
                best, most = c, n
        if best is None:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            delimiter = best
            quotechar = "'" if sample.count("'") > 1 and '"' not in sample else '"'
            skipinitialspace = all(best + " " in line for line in lines)
        return dialect

    def has_header(self, sample):
        rows = list(reader(StringIO(sample), self.sniff(sample)))

        def number(text):
            try:
                float(text)
            except ValueError:
                return False
            return True
        return any(not number(h) and all(number(r[i]) for r in rows[1:] if len(r) > i) for i, h in enumerate(rows[0]))
