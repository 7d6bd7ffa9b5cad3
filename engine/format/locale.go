package format

import (
	"math/big"
	"strings"

	"brook/diag"
	"brook/engine/types"
)

// decimalText is how a locale writes decimals: what divides the thousands and
// what stands before the fraction. The zero value is that of the United States,
// whose commas Spark drops wherever they are.
type decimalText struct{ group, point string }

const (
	blank       = "\u00a0"
	narrowBlank = "\u202f"
	highComma   = "’"
)

// locales are the ways of writing decimals, by language and by language with
// country where the country has a way of its own.
var locales = map[string]decimalText{
	"de": {".", ","}, "es": {".", ","}, "it": {".", ","}, "nl": {".", ","}, "pt": {".", ","}, "da": {".", ","}, "tr": {".", ","}, "id": {".", ","},
	"el": {".", ","}, "ro": {".", ","}, "hr": {".", ","}, "sl": {".", ","}, "vi": {".", ","}, "ca": {".", ","},
	"fr": {narrowBlank, ","}, "ru": {blank, ","}, "uk": {blank, ","}, "cs": {blank, ","}, "pl": {blank, ","}, "sv": {blank, ","}, "nb": {blank, ","},
	"no": {blank, ","}, "fi": {blank, ","}, "hu": {blank, ","}, "sk": {blank, ","}, "bg": {blank, ","},
	"en": {",", "."}, "ja": {",", "."}, "zh": {",", "."}, "ko": {",", "."}, "th": {",", "."}, "he": {",", "."},
	"de-at": {blank, ","}, "de-ch": {highComma, "."}, "it-ch": {highComma, "."}, "pt-pt": {blank, ","}, "es-mx": {",", "."},
}

// decimals reads the option locale.
func (o Options) decimals() (decimalText, error) {
	tag := strings.ToLower(o.Text("locale", "en-US"))
	if tag == "en-us" {
		return decimalText{}, nil
	}
	if d, ok := locales[tag]; ok {
		return d, nil
	}
	language, _, _ := strings.Cut(tag, "-")
	if d, ok := locales[language]; ok {
		return d, nil
	}
	return decimalText{}, diag.NotImplemented("the locale %s", o.Text("locale", ""))
}

// english refuses date patterns with words in a locale of another language.
func (o Options) english(pattern string) error {
	language, _, _ := strings.Cut(strings.ToLower(o.Text("locale", "en-US")), "-")
	if language == "en" {
		return nil
	}
	for i, part := range strings.Split(pattern, "'") {
		if i%2 == 0 && (strings.Contains(part, "MMM") || strings.Contains(part, "LLL") || strings.ContainsAny(part, "EaGB")) {
			return diag.NotImplemented("the words of the locale %s in the pattern %s", o.Text("locale", ""), pattern)
		}
	}
	return nil
}

// plain is a number as the United States write it without commas; ok is false
// when s is none. American commas count for nothing.
func (d decimalText) plain(s string) (string, bool) {
	if d == (decimalText{}) {
		return strings.ReplaceAll(s, ",", ""), true
	}
	whole, fraction, found := strings.Cut(s, d.point)
	whole = strings.ReplaceAll(whole, d.group, "")
	if d.point != "." && strings.ContainsAny(whole+fraction, ".") || strings.ContainsAny(s, "e+") {
		return "", false
	}
	if !found {
		return whole, true
	}
	return whole + "." + fraction, true
}

// inferred is a value's digits for the inference of types, where Americans have
// no commas.
func (d decimalText) inferred(s string) (digits *big.Int, scale int, ok bool) {
	if s != strings.TrimSpace(s) {
		return nil, 0, false
	}
	if d != (decimalText{}) {
		if s, ok = d.plain(s); !ok {
			return nil, 0, false
		}
	}
	return types.DecimalDigits(s)
}
