package python

import (
	"io/fs"
	"slices"
	"strings"

	"brook/python/syntax"
)

func (c *compiler) imports(s *syntax.Import) stmt {
	in := c.in
	var list []func(f *frame)
	for _, n := range s.Names {
		set := c.store(importedAs(n))
		name, as := n.Name, n.As
		list = append(list, func(f *frame) {
			m := in.Import(name)
			if as == "" {
				top, _, _ := strings.Cut(name, ".")
				m = in.Import(top)
			}
			set(f, m)
		})
	}
	return func(f *frame) flow {
		for _, l := range list {
			l(f)
		}
		return normal
	}
}

// Import finds a module; a dotted name also becomes an attribute of its parent.
func (in *Interp) Import(name string) *Module {
	if other, ok := moduleAlias[name]; ok {
		in.Import(name[:strings.LastIndexByte(name, '.')])
		return in.Import(other)
	}
	if m := in.modules[name]; m != nil {
		return m
	}
	var parent *Module
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		parent = in.Import(name[:i])
	}
	load := in.loaders[name]
	if load == nil && inLibrary(name) {
		load = func(in *Interp) *Module { return in.libraryModule(name) }
	}
	if load == nil && slices.Contains(notHere, name) {
		in.raise("ModuleNotFoundError", "the module '"+name+"' of the standard library is not supported")
	}
	if load == nil {
		message := "No module named '" + name + "'"
		if parent != nil && !in.hasSubmodules(parent.Name) {
			message += "; '" + parent.Name + "' is not a package"
		}
		in.raise("ModuleNotFoundError", message)
	}
	m := load(in)
	in.modules[name] = m
	if parent != nil {
		parent.Dict[name[len(parent.Name)+1:]] = m
	}
	return m
}

func (in *Interp) hasSubmodules(name string) bool {
	for n := range in.loaders {
		if strings.HasPrefix(n, name+".") {
			return true
		}
	}
	below, _ := fs.Glob(library, "lib/"+name+".*.py")
	return len(below) > 0
}

func (c *compiler) importFrom(s *syntax.ImportFrom) stmt {
	in := c.in
	if strings.HasPrefix(s.Module, ".") {
		return func(*frame) flow {
			in.raise("ImportError", "attempted relative import with no known parent package")
			return normal
		}
	}
	if s.Module == "__future__" {
		return func(*frame) flow { return normal }
	}
	if len(s.Names) == 1 && s.Names[0].Name == "*" {
		if c.scope != nil {
			c.fail(s.Pos, "import * only allowed at module level")
		}
		globals := c.globals
		return func(f *frame) flow {
			m := in.Import(s.Module)
			names := m.All
			if names == nil {
				for _, n := range sortedNames(m.Dict) {
					if !strings.HasPrefix(n, "_") {
						names = append(names, n)
					}
				}
			}
			for _, n := range names {
				globals.Set(n, m.Dict[n])
			}
			return normal
		}
	}
	sets := make([]func(*frame, any), len(s.Names))
	for i, n := range s.Names {
		as := n.As
		if as == "" {
			as = n.Name
		}
		sets[i] = c.store(as)
	}
	return func(f *frame) flow {
		m := in.Import(s.Module)
		for i, n := range s.Names {
			sets[i](f, in.imported(m, s.Module, n.Name))
		}
		return normal
	}
}

// imported is a name of a module, or a module below it.
func (in *Interp) imported(m *Module, module, name string) any {
	if v, ok := m.Dict[name]; ok {
		return v
	}
	if in.loaders[module+"."+name] != nil || inLibrary(module+"."+name) {
		return in.Import(module + "." + name)
	}
	if get, has := m.Dict["__getattr__"]; has {
		return in.call(get, []any{name}, nil)
	}
	in.raise("ImportError", "cannot import name '"+name+"' from '"+m.Name+"' (unknown location)")
	return nil
}

// moduleAlias are modules that have another name in the library.
var moduleAlias = map[string]string{"os.path": "posixpath"}

// notHere are the modules of the standard library that Brook does not have.
var notHere = strings.Fields("argparse array asyncio atexit binascii bz2 cProfile cmath cmd code codecs configparser contextvars ctypes curses dbm difflib dis doctest email errno faulthandler fcntl filecmp fileinput ftplib " +
	"getopt getpass gettext graphlib gzip hmac http imaplib imghdr ipaddress locale lzma mailbox marshal mimetypes mmap multiprocessing netrc optparse pdb pickle pkgutil poplib profile pstats pty pwd py_compile " +
	"readline reprlib resource runpy sched select selectors shelve shlex signal site smtplib socket socketserver sqlite3 ssl stat stringprep struct subprocess symtable sysconfig tarfile termios tkinter token tokenize " +
	"tomllib tracemalloc tty turtle unicodedata unittest urllib.request urllib.error urllib.robotparser venv wave weakref webbrowser wsgiref xml xmlrpc zipapp zipfile zipimport zlib")
