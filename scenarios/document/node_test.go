package document

import (
	"strings"
	"testing"

	"loanmodel/scenarios/diagnostic"
)

// mustParse returns the tree of a file without faults.
func mustParse(t interface{ Fatalf(string, ...any) }, content string) *Node {
	root, faults := Parse("a.yaml", []byte(content))
	if root == nil || len(faults) > 0 {
		t.Fatalf("%q: %v", content, faults)
	}
	return root
}

func TestNodeKnowsItsPlace(t *testing.T) {
	root := mustParse(t, "name: x\nloan:\n  instalments:\n    - amount: \"1\"\n    - {amount: \"2\"}\n  empty:\n  \"odd.key\": 1\n")
	loan := root.Get("loan")
	second := loan.Get("instalments").Items()[1]
	for _, c := range []struct {
		node          *Node
		path          string
		line, column  int
		keyLine, keyC int
	}{
		{root, "", 1, 1, 1, 1},
		{loan, "loan", 3, 3, 2, 1},
		{loan.Get("instalments"), "loan.instalments", 4, 5, 3, 3},
		{second, "loan.instalments[1]", 5, 7, 5, 7},
		{second.Get("amount"), "loan.instalments[1].amount", 5, 16, 5, 8},
		{loan.Get("empty"), "loan.empty", 6, 3, 6, 3},
		{loan.Get("odd.key"), `loan."odd.key"`, 7, 14, 7, 3},
	} {
		pos, keyPos := diagnostic.Position{Line: c.line, Column: c.column}, diagnostic.Position{Line: c.keyLine, Column: c.keyC}
		if c.node.Path() != c.path || c.node.Pos() != pos || c.node.KeyPos() != keyPos || c.node.File() != "a.yaml" {
			t.Errorf("%s: path %s, at %v, key at %v", c.path, c.node.Path(), c.node.Pos(), c.node.KeyPos())
		}
	}
}

func TestNodeKinds(t *testing.T) {
	root := mustParse(t, "m: {b: 1, a: 2}\nl: [x, \"y\"]\ns: z\nn:\n")
	if m := root.Get("m"); m.Kind() != Mapping || m.Len() != 2 || m.Entries()[0].Key != "b" || m.Entries()[1].Key != "a" || m.Items() != nil {
		t.Errorf("mapping: %+v", m)
	}
	if l := root.Get("l"); l.Kind() != List || l.Len() != 2 || l.Items()[1].Raw() != "y" || l.Entries() != nil || l.Get("x") != nil {
		t.Errorf("list: %+v", l)
	}
	if l := root.Get("l").Items(); l[0].Quoted() || !l[1].Quoted() {
		t.Error("which entry is in quotes is not known")
	}
	if s := root.Get("s"); s.Kind() != Scalar || s.Raw() != "z" || s.IsNull() || s.Len() != 0 {
		t.Errorf("scalar: %+v", s)
	}
	if n := root.Get("n"); n.Kind() != Scalar || !n.IsNull() {
		t.Errorf("null: %+v", n)
	}
}

func TestNodeCannotBeChanged(t *testing.T) {
	root := mustParse(t, "a: [x, y]\nb: 1\n")
	root.Entries()[0].Key = "changed"
	root.Get("a").Items()[0] = nil
	if root.Entries()[0].Key != "a" || root.Get("a").Items()[0] == nil {
		t.Error("a caller changed the tree")
	}
}

func TestNilNode(t *testing.T) {
	var n *Node
	if n.Kind() != Scalar || n.File() != "" || n.Pos() != (diagnostic.Position{}) || n.KeyPos() != (diagnostic.Position{}) ||
		n.Path() != "" || n.Entries() != nil || n.Get("a") != nil || n.Items() != nil || n.Len() != 0 ||
		!n.IsNull() || n.Raw() != "" || n.Quoted() {
		t.Error("a nil node has properties")
	}
	if fault := n.Fault(KeyMissing, "m", "h"); fault.Message != "m" || fault.Hint != "h" || fault.Code != KeyMissing.ID || fault.Pos.Line != 0 {
		t.Errorf("got %+v", fault)
	}
}

func TestFaultsOfNodes(t *testing.T) {
	root := mustParse(t, "loan: {amount: 'it''s' , rate: 5 }  # comment\n")
	amount := root.Get("loan").Get("amount")
	value, key := amount.Fault(NumberRange, "m", "h"), amount.KeyFault(NumberRange, "m", "h")
	if value.Pos.Column != 16 || value.Width != len("'it''s'") || !strings.HasPrefix(value.Excerpt, "loan: {") || value.File != "a.yaml" {
		t.Errorf("value: %+v", value)
	}
	if key.Pos.Column != 8 || key.Width != len("amount") {
		t.Errorf("key: %+v", key)
	}
	if rate := root.Get("loan").Get("rate").Fault(NumberRange, "m", ""); rate.Width != 1 {
		t.Errorf("rate: %+v", rate)
	}
}

func TestALongPathLosesItsStart(t *testing.T) {
	key := strings.Repeat("k", MaxKeyLength)
	root := mustParse(t, key+":\n  end: x\n")
	if got := subject(root.Get(key).Get("end")); len(got) != maxSubject || !strings.HasPrefix(got, "...k") || !strings.HasSuffix(got, "k.end") {
		t.Errorf("got %s", got)
	}
}
