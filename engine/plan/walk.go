package plan

import "reflect"

// WalkRelations visits r and the relations below it, top-down; f returns false
// to leave out what is below a relation. Relations inside of expressions are
// visited too. It looks at all fields, so that no kind of relation or expression
// can be forgotten.
func WalkRelations(r Relation, f func(Relation) bool) {
	if r == nil || !f(r) {
		return
	}
	walkParts(reflect.ValueOf(r).Elem(), f)
}

// here is the package whose structs may have relations in them.
var here = reflect.TypeFor[Base]().PkgPath()

// walkParts visits the relations that a value holds.
func walkParts(v reflect.Value, f func(Relation) bool) {
	switch v.Kind() {
	case reflect.Interface:
		switch x := v.Interface().(type) {
		case Relation:
			WalkRelations(x, f)
		case Expr:
			walkParts(v.Elem(), f)
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		if r, ok := v.Interface().(Relation); ok {
			WalkRelations(r, f)
			return
		}
		walkParts(v.Elem(), f)
	case reflect.Struct:
		if v.Type().PkgPath() != here {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkParts(v.Field(i), f)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkParts(v.Index(i), f)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			walkParts(v.MapIndex(key), f)
		}
	}
}
