package functions

import (
	"net/url"
	"regexp"
	"strings"

	"brook/diag"
	"brook/engine/expr"
)

func init() {
	for name, strictly := range map[string]bool{"parse_url": true, "try_parse_url": false} {
		register(Spec{Names: []string{name}, Group: "url_funcs", Min: 2, Max: 3, Usage: name + "(url, partToExtract[, key]) - Extracts a part from a URL.", Resolve: func(c *CallContext) error {
			fail := strictly && c.Conf.ANSI
			return c.boxedArgs(str, true, text2, func(_ *expr.Context, a []any) (any, error) {
				key := ""
				if len(a) == 3 {
					if a[1].(string) != "QUERY" {
						return nil, nil
					}
					key = a[2].(string)
				}
				return urlPart(a[0].(string), a[1].(string), key, len(a) == 3, fail)
			})
		}})
	}
	stringFunc([]string{"url_encode"}, 1, 1, str, text2, "url_encode(str) - Writes str in application/x-www-form-urlencoded form.", func(a []any) (any, error) {
		return strings.NewReplacer("%2A", "*", "~", "%7E").Replace(url.QueryEscape(a[0].(string))), nil
	})
	stringFunc([]string{"url_decode"}, 1, 1, str, text2, "url_decode(str) - Reads application/x-www-form-urlencoded form.", func(a []any) (any, error) {
		s, err := url.QueryUnescape(a[0].(string))
		if err != nil {
			return nil, diag.New(diag.IllegalArgument, "CANNOT_DECODE_URL", "22546", "The provided URL cannot be decoded: %s. Please ensure that the URL is properly formatted and try again.", a[0])
		}
		return s, nil
	})
	stringFunc([]string{"try_url_decode"}, 1, 1, str, text2, "try_url_decode(str) - url_decode that returns NULL for a malformed text.", func(a []any) (any, error) {
		s, err := url.QueryUnescape(a[0].(string))
		if err != nil {
			return nil, nil
		}
		return s, nil
	})
	for _, n := range []string{"url_encode", "url_decode", "try_url_decode"} {
		specs[n].Group = "url_funcs"
	}
}

// uri splits a URL as RFC 2396 does: scheme, authority, path, query, fragment.
var uri = regexp.MustCompile(`^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$`)

// badURL finds what java.net.URI refuses.
var badURL = regexp.MustCompile(`[\s"<>\\^` + "`" + `{|}]|%(?:[^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)`)

func urlPart(s, part, key string, keyed, fail bool) (any, error) {
	m := uri.FindStringSubmatchIndex(s)
	if m == nil || badURL.MatchString(s) {
		if fail {
			return nil, diag.New(diag.IllegalArgument, "INVALID_URL", "22P02", "The url is invalid: %s. Use `try_parse_url` to tolerate invalid URL and return NULL instead.", s)
		}
		return nil, nil
	}
	group := func(i int) any {
		if m[2*i] < 0 {
			return nil
		}
		return s[m[2*i]:m[2*i+1]]
	}
	authority, _ := group(2).(string)
	user, host, found := strings.Cut(authority, "@")
	if !found {
		user, host = "", authority
	}
	switch part {
	case "PROTOCOL":
		return group(1), nil
	case "AUTHORITY":
		return group(2), nil
	case "HOST":
		if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
			host = host[:i]
		}
		if host == "" {
			return nil, nil
		}
		return host, nil
	case "USERINFO":
		if !found {
			return nil, nil
		}
		return user, nil
	case "PATH":
		return group(3), nil
	case "REF":
		return group(5), nil
	case "FILE":
		out, _ := group(3).(string)
		if q, ok := group(4).(string); ok {
			out += "?" + q
		}
		return out, nil
	case "QUERY":
		query, ok := group(4).(string)
		if !ok || !keyed {
			return group(4), nil
		}
		for pair := range strings.SplitSeq(query, "&") {
			if k, v, ok := strings.Cut(pair, "="); ok && k == key {
				return v, nil
			}
		}
	}
	return nil, nil
}
