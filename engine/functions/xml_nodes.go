package functions

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/antchfx/xpath"
)

// xmlNode is a node of a document. Attributes are nodes without children.
type xmlNode struct {
	kind     xpath.NodeType
	name     string // with its prefix: documents are read without regard to name spaces
	text     string
	order    int // in the document
	parent   *xmlNode
	at       int // among the parent's children or attributes
	children []*xmlNode
	attrs    []*xmlNode
}

var errXML = errors.New("the document is not well formed")

// parseXML reads a document with one root element.
func parseXML(s string) (*xmlNode, error) {
	root := &xmlNode{kind: xpath.RootNode}
	in, nodes := root, 0
	add := func(list *[]*xmlNode, kind xpath.NodeType, name, text string) *xmlNode {
		nodes++
		n := &xmlNode{kind: kind, name: name, text: text, parent: in, at: len(*list), order: nodes}
		*list = append(*list, n)
		return n
	}
	d := xml.NewDecoder(strings.NewReader(s))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			if in != root || len(root.children) == 0 {
				return nil, errXML
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if in == root && elements(root) > 0 {
				return nil, errXML
			}
			in = add(&in.children, xpath.ElementNode, fullName(t.Name), "")
			for _, a := range t.Attr {
				if name := fullName(a.Name); name != "xmlns" && !strings.HasPrefix(name, "xmlns:") {
					add(&in.attrs, xpath.AttributeNode, name, a.Value)
				}
			}
		case xml.EndElement:
			if in == root || in.name != fullName(t.Name) {
				return nil, errXML
			}
			in = in.parent
		case xml.CharData:
			switch last := len(in.children) - 1; {
			case in == root && strings.TrimSpace(string(t)) != "":
				return nil, errXML
			case in == root:
			case last >= 0 && in.children[last].kind == xpath.TextNode:
				in.children[last].text += string(t)
			default:
				add(&in.children, xpath.TextNode, "", string(t))
			}
		case xml.Comment:
			add(&in.children, xpath.CommentNode, "", string(t))
		}
	}
}

func elements(n *xmlNode) (count int) {
	for _, c := range n.children {
		if c.kind == xpath.ElementNode {
			count++
		}
	}
	return count
}

func fullName(n xml.Name) string {
	if n.Space != "" {
		return n.Space + ":" + n.Local
	}
	return n.Local
}

// value is the text of n and all that is in it.
func (n *xmlNode) value() string {
	if n.kind != xpath.ElementNode && n.kind != xpath.RootNode {
		return n.text
	}
	var b strings.Builder
	var visit func(n *xmlNode)
	visit = func(n *xmlNode) {
		for _, c := range n.children {
			switch c.kind {
			case xpath.TextNode:
				b.WriteString(c.text)
			case xpath.ElementNode:
				visit(c)
			}
		}
	}
	visit(n)
	return b.String()
}

// xmlCursor walks over a document.
type xmlCursor struct{ *xmlNode }

var _ xpath.NodeNavigator = (*xmlCursor)(nil)

func (c *xmlCursor) NodeType() xpath.NodeType          { return c.kind }
func (c *xmlCursor) LocalName() string                 { return c.name }
func (c *xmlCursor) Prefix() string                    { return "" }
func (c *xmlCursor) Value() string                     { return c.value() }
func (c *xmlCursor) Copy() xpath.NodeNavigator         { return &xmlCursor{c.xmlNode} }
func (c *xmlCursor) MoveToNextAttribute() bool         { return c.attribute() }
func (c *xmlCursor) MoveToFirst() bool                 { return c.sibling(0) }
func (c *xmlCursor) MoveToNext() bool                  { return c.sibling(c.at + 1) }
func (c *xmlCursor) MoveToPrevious() bool              { return c.sibling(c.at - 1) }
func (c *xmlCursor) MoveToParent() bool                { return c.to(c.parent) }
func (c *xmlCursor) MoveTo(o xpath.NodeNavigator) bool { return c.to(o.(*xmlCursor).xmlNode) }

func (c *xmlCursor) MoveToRoot() {
	for c.parent != nil {
		c.xmlNode = c.parent
	}
}

func (c *xmlCursor) to(n *xmlNode) bool {
	if n != nil {
		c.xmlNode = n
	}
	return n != nil
}

// attribute goes from an element to its first attribute, and from there on.
func (c *xmlCursor) attribute() bool {
	list, next := c.attrs, 0
	if c.kind == xpath.AttributeNode {
		list, next = c.parent.attrs, c.at+1
	}
	return next < len(list) && c.to(list[next])
}

func (c *xmlCursor) sibling(i int) bool {
	return c.kind != xpath.AttributeNode && c.parent != nil && i >= 0 && i < len(c.parent.children) && c.to(c.parent.children[i])
}

// MoveToChild goes to the first child.
func (c *xmlCursor) MoveToChild() bool {
	return c.kind != xpath.AttributeNode && len(c.children) > 0 && c.to(c.children[0])
}
