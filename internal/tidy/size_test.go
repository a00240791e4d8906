package tidy

import (
	"go/ast"
	"slices"
	"testing"
)

// The ruler: a function fits a screen, most are much shorter, and a file is
// read in one sitting. Tests may be longer in both, since they hold tables.
const (
	longestFunction = 70  // lines, from "func" to the closing brace
	medianFunction  = 14  // lines
	longestFile     = 500 // lines
)

func TestSizes(t *testing.T) {
	keeps(t, sizes)
	var lengths []int
	for _, s := range files(t) {
		for _, f := range functions(s) {
			if !s.test {
				lengths = append(lengths, s.length(f))
			}
		}
	}
	slices.Sort(lengths)
	median, longest := lengths[len(lengths)/2], lengths[len(lengths)-1]
	t.Logf("%d functions: median %d lines, longest %d", len(lengths), median, longest)
	if median > medianFunction {
		t.Errorf("the median function has %d lines, more than %d", median, medianFunction)
	}
}

// sizes checks the rule for a single file.
func sizes(s *source, report reporter) {
	if s.test {
		return
	}
	if lines := s.line(s.syntax.FileEnd); lines > longestFile {
		report(s.syntax.FileEnd, "%d lines, more than %d", lines, longestFile)
	}
	for _, f := range functions(s) {
		if length := s.length(f); length > longestFunction {
			report(f.Pos(), "%s has %d lines, more than %d", nameOf(f), length, longestFunction)
		}
	}
}

// length returns a function's length in lines.
func (s *source) length(f *ast.FuncDecl) int { return s.line(f.End()) - s.line(f.Pos()) + 1 }

func functions(s *source) []*ast.FuncDecl {
	var list []*ast.FuncDecl
	for _, declaration := range s.syntax.Decls {
		if f, ok := declaration.(*ast.FuncDecl); ok {
			list = append(list, f)
		}
	}
	return list
}
