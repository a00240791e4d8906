package mutate

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the module's folder.
const root = "../.."

// A mutant is a file with one change.
type mutant struct {
	file          string // from the module's folder, with slashes
	line          int
	function      string // the declaration that has the change
	before, after string // the line in which the change begins
	text          []byte // of the file
	copy          string // of the function, as another function; nothing for other declarations
	call          string // of the copy
	entry         int    // where the function's body begins in the file
}

// place says where a mutant is in a way that stays true if lines move.
func (m mutant) place() string {
	return m.file + " " + m.function + ": " + m.before + " → " + m.after
}

// item returns the mutant as the page lists it.
func (m mutant) item() string {
	return fmt.Sprintf("- `%s:%d` %s: `%s` → `%s`", m.file, m.line, m.function, m.before, m.after)
}

// mutants lists all mutants of a package, without its tests.
func mutants(t *testing.T, folder string) []mutant {
	t.Helper()
	names, err := filepath.Glob(path.Join(root, folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var list []mutant
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			list = mutantsOf(t, path.Join(folder, filepath.Base(name)), list)
		}
	}
	return list
}

// mutantsOf adds the mutants of a file to a list.
func mutantsOf(t *testing.T, name string, list []mutant) []mutant {
	t.Helper()
	text, err := os.ReadFile(path.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	offset := func(at token.Pos) int { return set.Position(at).Offset }
	source := func(n ast.Node) string { return string(text[offset(n.Pos()):offset(n.End())]) }
	for _, declaration := range file.Decls {
		var within ast.Node = declaration
		f, ok := declaration.(*ast.FuncDecl)
		if ok && f.Body == nil {
			continue // written in assembly
		}
		if ok {
			within = f.Body
		}
		for _, c := range changes(within, source) {
			from, to := offset(c.from), offset(c.to)
			m := mutant{file: name, line: set.Position(c.from).Line, function: "package"}
			m.text = slices.Concat(text[:from], []byte(c.text), text[to:])
			start := bytes.LastIndexByte(text[:from], '\n') + 1
			m.before, m.after = lineAt(text, start), lineAt(m.text, start)
			if ok {
				m.entry = offset(f.Body.Lbrace) + 1
				end := offset(f.End()) + len(m.text) - len(text)
				m.inFunction(f, source, string(m.text[offset(f.Pos()):end]), len(list))
			}
			list = append(list, m)
		}
	}
	return list
}

// inFunction makes a copy of the function under a name of its own.
func (m *mutant) inFunction(f *ast.FuncDecl, source func(n ast.Node) string, text string, number int) {
	name := fmt.Sprintf("%s_%d", f.Name.Name, number)
	m.function, m.copy = f.Name.Name, strings.Replace(text, f.Name.Name+"(", name+"(", 1)
	m.call = name
	if f.Recv != nil {
		receiver := f.Recv.List[0]
		m.function = strings.Trim(source(receiver.Type), "*") + "." + m.function
		m.call = receiver.Names[0].Name + "." + name
	}
	var arguments []string
	for _, parameter := range f.Type.Params.List {
		for _, name := range parameter.Names {
			argument := name.Name
			if _, many := parameter.Type.(*ast.Ellipsis); many {
				argument += "..."
			}
			arguments = append(arguments, argument)
		}
	}
	m.call += "(" + strings.Join(arguments, ", ") + ")"
	if f.Type.Results != nil {
		m.call = "return " + m.call
	} else {
		m.call += "; return"
	}
}

func lineAt(text []byte, start int) string {
	line, _, _ := bytes.Cut(text[start:], []byte("\n"))
	return strings.TrimSpace(string(line))
}
