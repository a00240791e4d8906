// Package tidy tests what a reviewer would otherwise have to check:
// layers, exactness, sizes, documentation, the trace from an equation's id to
// the manual and to a worked example. Every rule reads the source as it stands
// (go/parser, nothing else) and names the file and line that breaks it; what
// is allowed against a rule is listed beside the rule, with the reason.
package tidy

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// module is the path under which the module's packages are imported.
const module = "loanmodel"

// root is the module's folder.
var root = os.DirFS("../..")

// A source is one Go file of the module.
type source struct {
	path   string // from the root, with slashes
	folder string
	test   bool
	set    *token.FileSet
	syntax *ast.File
}

// A rule looks at one file and reports what breaks it.
type rule func(s *source, report reporter)

// A reporter takes a place and what is wrong with it.
type reporter func(at token.Pos, format string, args ...any)

// sources are the Go files of the module, parsed once.
var sources = sync.OnceValues(func() ([]*source, error) {
	var list []*source
	err := eachFile(func(name string) error {
		if path.Ext(name) != ".go" {
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		s, err := parse(name, string(text))
		list = append(list, s)
		return err
	})
	return list, err
})

// eachFile visits the files of the module, except what is built or run there
// (the folders and endings of .gitignore) and what tools keep.
func eachFile(visit func(name string) error) error {
	return fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch {
		case entry.IsDir() && (name == ".git" || name == "out" || name == "bin" || name == "dist" || entry.Name() == "node_modules"):
			return fs.SkipDir
		case entry.IsDir(), name == ".git", path.Ext(name) == ".test", path.Ext(name) == ".prof":
			return nil
		}
		return visit(name)
	})
}

func parse(name, text string) (*source, error) {
	set := token.NewFileSet()
	syntax, err := parser.ParseFile(set, name, text, parser.ParseComments|parser.SkipObjectResolution)
	return &source{path: name, folder: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), set: set, syntax: syntax}, err
}

func (s *source) line(at token.Pos) int { return s.set.Position(at).Line }

// check applies a rule to a file and returns the findings as "file:line: what".
func (s *source) check(r rule) []string {
	var findings []string
	r(s, func(at token.Pos, format string, args ...any) {
		findings = append(findings, place(s.path, s.line(at), fmt.Sprintf(format, args...)))
	})
	return findings
}

// place formats a finding's place as editors read it.
func place(file string, line int, what string) string {
	return file + ":" + strconv.Itoa(line) + ": " + what
}

// in reports whether the file lies in one of the folders or under it.
func (s *source) in(folders ...string) bool {
	for _, folder := range folders {
		if s.folder == folder || strings.HasPrefix(s.folder, folder+"/") {
			return true
		}
	}
	return false
}

// imports maps the names by which the file calls its imports to their paths.
func (s *source) imports() map[string]string {
	names := map[string]string{}
	for _, spec := range s.syntax.Imports {
		imported := pathOf(spec)
		name := path.Base(imported)
		if strings.HasPrefix(name, "v") && strings.Trim(name[1:], "0123456789") == "" {
			name = path.Base(path.Dir(imported))
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = imported
	}
	return names
}

func pathOf(spec *ast.ImportSpec) string { return strings.Trim(spec.Path.Value, "`\"") }

// selected returns the import and the name in "import.Name"; it returns nothing
// for any other expression.
func selected(x ast.Expr, imports map[string]string) (imported, name string) {
	if selector, ok := x.(*ast.SelectorExpr); ok {
		if ident, ok := selector.X.(*ast.Ident); ok {
			return imports[ident.Name], selector.Sel.Name
		}
	}
	return "", ""
}

// files returns the Go files of the module.
func files(t *testing.T) []*source {
	t.Helper()
	list, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// keeps tests that all files keep a rule.
func keeps(t *testing.T, r rule) {
	t.Helper()
	for _, s := range files(t) {
		for _, finding := range s.check(r) {
			t.Error(finding)
		}
	}
}
