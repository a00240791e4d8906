package testkit

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// An Element is an element of a page as it is read back.
type Element struct {
	Name     string
	Attrs    map[string]string
	Children []*Element
	Text     string // of itself and of all elements in it
}

// ReadHTML reads a page strictly: every element is closed, every attribute
// quoted, every entity one that XML knows.
func ReadHTML(t testing.TB, page []byte) *Element {
	t.Helper()
	root := &Element{}
	open, starts := []*Element{root}, []int{0}
	var text strings.Builder
	decoder := xml.NewDecoder(strings.NewReader(string(page)))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%.2000s", err, page)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &Element{Name: token.Name.Local, Attrs: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.Attrs[a.Name.Local]; twice {
					t.Errorf("%s has %s twice", e.Name, a.Name.Local)
				}
				e.Attrs[a.Name.Local] = a.Value
			}
			parent := open[len(open)-1]
			parent.Children = append(parent.Children, e)
			open, starts = append(open, e), append(starts, text.Len())
		case xml.EndElement:
			last := len(open) - 1
			open[last].Text = text.String()[starts[last]:]
			open, starts = open[:last], starts[:last]
		case xml.CharData:
			text.Write(token)
		}
	}
	if len(open) != 1 || len(root.Children) != 1 || root.Children[0].Name != "html" {
		t.Fatalf("not one html element: %.2000s", page)
	}
	return root.Children[0]
}

// All returns the elements of some names in an element, in the order of the
// page.
func (e *Element) All(names ...string) []*Element {
	var found []*Element
	for _, child := range e.Children {
		for _, name := range names {
			if child.Name == name {
				found = append(found, child)
			}
		}
		found = append(found, child.All(names...)...)
	}
	return found
}

// Each calls a function for an element and all in it.
func (e *Element) Each(do func(*Element)) {
	do(e)
	for _, child := range e.Children {
		child.Each(do)
	}
}

// CountElements counts the elements of each name.
func (e *Element) CountElements() map[string]int {
	count := map[string]int{}
	e.Each(func(e *Element) { count[e.Name]++ })
	return count
}

// Rows returns the texts of a table's cells, head and total among them.
func Rows(table *Element) [][]string {
	var rows [][]string
	for _, row := range table.All("tr") {
		var cells []string
		for _, cell := range row.Children {
			cells = append(cells, cell.Text)
		}
		rows = append(rows, cells)
	}
	return rows
}
