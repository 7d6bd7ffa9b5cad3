package python

import "math/big"

// The classes of the built-in types. They are shared by all interpreters, since
// nobody can change them.
var (
	objectClass         = builtinClass("object")
	typeType            = builtinClass("type")
	noneClass           = builtinClass("NoneType")
	intClass            = builtinClass("int")
	boolClass           = builtinClass("bool", intClass)
	floatClass          = builtinClass("float")
	strClass            = builtinClass("str")
	bytesClass          = builtinClass("bytes")
	tupleClass          = builtinClass("tuple")
	listClass           = builtinClass("list")
	dictClass           = builtinClass("dict")
	setClass            = builtinClass("set")
	frozenClass         = builtinClass("frozenset")
	rangeClass          = builtinClass("range")
	sliceClass          = builtinClass("slice")
	functionClass       = builtinClass("function")
	builtinFnClass      = builtinClass("builtin_function_or_method")
	methodClass         = builtinClass("method")
	moduleClass         = builtinClass("module")
	ellipsisClass       = builtinClass("ellipsis")
	notImplementedClass = builtinClass("NotImplementedType")
	propertyClass       = builtinClass("property")
	staticClass         = builtinClass("staticmethod")
	classMethodClass    = builtinClass("classmethod")
	superClass          = builtinClass("super")
	generatorClass      = builtinClass("generator")
	aliasClass          = builtinClass("GenericAlias")
)

func builtinClass(name string, bases ...*Class) *Class {
	c := &Class{Name: name, Module: "builtins", Bases: bases, Dict: map[string]any{}, builtin: true}
	if name == "object" {
		c.order = []*Class{c}
	}
	return c
}

// Interpreters share the built-in classes, so the order of their bases is found
// before there is one.
func init() {
	for _, c := range []*Class{typeType, intClass, boolClass, floatClass, strClass, bytesClass, byteArrayClass, tupleClass, listClass, dictClass, setClass, frozenClass, rangeClass, sliceClass, noneClass} {
		c.mro()
	}
}

// iteratorClasses are the classes of Iterators by name.
var iteratorClasses = map[string]*Class{}

func iteratorClass(name, module string) *Class {
	c := iteratorClasses[name]
	if c == nil {
		c = &Class{Name: name, Module: module, Dict: map[string]any{}, builtin: true}
		c.order = []*Class{c, objectClass}
		iteratorClasses[name] = c
	}
	return c
}

// anyIterator is the class of iterators that have none of their own.
var anyIterator = iteratorClass("iterator", "builtins")

// ClassOf is type(v).
func (in *Interp) ClassOf(v any) *Class {
	switch v := v.(type) {
	case *Instance:
		return v.Class
	case nil:
		return noneClass
	case bool:
		return boolClass
	case int64, *big.Int:
		return intClass
	case float64:
		return floatClass
	case string:
		return strClass
	case Bytes:
		return bytesClass
	case *ByteArray:
		return byteArrayClass
	case Tuple:
		return tupleClass
	case *List:
		if v.Of != nil {
			return v.Of.Class
		}
		return listClass
	case *Dict:
		if v.Of != nil {
			return v.Of.Class
		}
		return dictClass
	case *Set:
		if v.Of != nil {
			return v.Of.Class
		}
		if v.Frozen {
			return frozenClass
		}
		return setClass
	case *Range:
		return rangeClass
	case *Slice:
		return sliceClass
	case *Function:
		return functionClass
	case *Builtin:
		return builtinFnClass
	case *Method:
		if _, ok := v.Func.(*Builtin); ok && !v.written() {
			return builtinFnClass
		}
		return methodClass
	case *Class:
		if v.Meta != nil {
			return v.Meta
		}
		return typeType
	case *Module:
		return moduleClass
	case *Iterator:
		if c := iteratorClasses[v.Name]; c != nil {
			return c
		}
		return anyIterator
	case Ellipsis:
		return ellipsisClass
	case NotImplemented:
		return notImplementedClass
	case *Property:
		return propertyClass
	case *wrapped:
		if v.class {
			return classMethodClass
		}
		return staticClass
	case *superObject:
		return superClass
	case *Alias:
		return aliasClass
	}
	return objectClass
}

// adopt makes a value of a built-in type one of a class below it.
func adopt(c *Class, v any) any {
	if c.make != nil {
		return v
	}
	o := NewInstance(c, nil)
	switch v := v.(type) {
	case *List:
		v.Of = o
	case *Dict:
		v.Of = o
	case *Set:
		v.Of = o
	default:
		o.Native = native(v)
		return o
	}
	return v
}
