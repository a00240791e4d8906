package tidy

import (
	"go/ast"
	"testing"
)

func TestDocumented(t *testing.T) {
	keeps(t, documented)
	packages := map[string]bool{}
	for _, s := range files(t) {
		packages[s.folder] = packages[s.folder] || s.syntax.Doc != nil
	}
	for folder, has := range packages {
		if !has {
			t.Errorf("%s: no file says what the package is", folder)
		}
	}
}

// documented is the rule that every exported name has a comment. A group of
// constants or variables may have one for all.
func documented(s *source, report reporter) {
	if s.test {
		return
	}
	for _, declaration := range s.syntax.Decls {
		switch d := declaration.(type) {
		case *ast.FuncDecl:
			method := d.Recv != nil
			if ast.IsExported(d.Name.Name) && (!method || ast.IsExported(receiverOf(d))) && d.Doc == nil {
				report(d.Pos(), "%s has no comment", nameOf(d))
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				documentedSpec(d, spec, report)
			}
		}
	}
}

func documentedSpec(d *ast.GenDecl, spec ast.Spec, report reporter) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if spec.Name.IsExported() && spec.Doc == nil && (d.Doc == nil || d.Lparen.IsValid()) {
			report(spec.Pos(), "%s has no comment", spec.Name.Name)
		}
	case *ast.ValueSpec:
		for _, name := range spec.Names {
			if name.IsExported() && spec.Doc == nil && spec.Comment == nil && d.Doc == nil {
				report(name.Pos(), "%s has no comment", name.Name)
			}
		}
	}
}
