package reports

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// An element is an element of a page as it is read back.
type element struct {
	name     string
	attrs    map[string]string
	children []*element
	text     string // of itself and of all elements in it
}

// readPage reads a page strictly: every element is closed, every attribute
// quoted, every entity one that XML knows.
func readPage(t testing.TB, page []byte) *element {
	t.Helper()
	root := &element{}
	open, starts := []*element{root}, []int{0}
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
			e := &element{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attrs[a.Name.Local]; twice {
					t.Errorf("%s has %s twice", e.name, a.Name.Local)
				}
				e.attrs[a.Name.Local] = a.Value
			}
			parent := open[len(open)-1]
			parent.children = append(parent.children, e)
			open, starts = append(open, e), append(starts, text.Len())
		case xml.EndElement:
			last := len(open) - 1
			open[last].text = text.String()[starts[last]:]
			open, starts = open[:last], starts[:last]
		case xml.CharData:
			text.Write(token)
		}
	}
	if len(open) != 1 || len(root.children) != 1 || root.children[0].name != "html" {
		t.Fatalf("not one html element: %.2000s", page)
	}
	return root.children[0]
}

// all are the elements of some names in an element, in the order of the page.
func (e *element) all(names ...string) []*element {
	var found []*element
	for _, child := range e.children {
		for _, name := range names {
			if child.name == name {
				found = append(found, child)
			}
		}
		found = append(found, child.all(names...)...)
	}
	return found
}

// each calls a function for an element and all in it.
func (e *element) each(do func(*element)) {
	do(e)
	for _, child := range e.children {
		child.each(do)
	}
}

// countElements counts the elements of each name.
func (e *element) countElements() map[string]int {
	count := map[string]int{}
	e.each(func(e *element) { count[e.name]++ })
	return count
}

// rowsOfTable are the texts of a table's cells, head and total among them.
func rowsOfTable(table *element) [][]string {
	var rows [][]string
	for _, row := range table.all("tr") {
		var cells []string
		for _, cell := range row.children {
			cells = append(cells, cell.text)
		}
		rows = append(rows, cells)
	}
	return rows
}
