package tidy

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// calculating lists the folders in which every number is exact.
var calculating = []string{"finance", "scenarios", "reports"}

// geometry are the files that hold binary floats: excelize takes the widths of
// columns, the sizes of fonts and the zoom as float64. None of them is a
// figure of the model.
var geometry = []string{"reports/workbook/frame.go", "reports/workbook/sheet/styles.go"}

// rounding are the folders in which decimals are divided and raised to powers,
// with a precision that is named there.
var rounding = []string{"finance/money", "finance/metric"}

// Methods and functions by which a number stops being exact.
var (
	leaks = []string{"InexactFloat64", "Float64", "Float32", "NewFromFloat", "NewFromFloat32", "NewFromFloatWithExponent",
		"ParseFloat", "FormatFloat", "AppendFloat", "NewFloat", "SetFloat64"}
	inexact = []string{"Div", "Pow", "PowBigInt", "PowInt32", "PowWithPrecision", "ExpHullAbrham", "ExpTaylor", "Ln"}
	wraps   = []string{"IntPart", "CoefficientInt64"}
)

// checkedWhole are the files that take the whole part of a decimal which they
// know to fit 64 bits; beyond that the result would wrap without an error.
var checkedWhole = map[string]string{
	"finance/money/amount.go": "after the range has been checked",
	"reports/table/table.go":  "of a cell that was made from an int64",
}

func TestExact(t *testing.T) { keeps(t, exact) }

// exact checks the rule that no number between an input and an output is a
// binary float, is divided with a hidden precision or depends on a clock.
func exact(s *source, report reporter) {
	if s.in(calculating...) {
		globals(s, report)
	}
	if s.test || !s.in(calculating...) {
		return
	}
	imports := s.imports()
	ast.Inspect(s.syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			floatType(s, n, report)
		case *ast.BasicLit:
			if (n.Kind == token.FLOAT || n.Kind == token.IMAG) && !slices.Contains(geometry, s.path) {
				report(n.Pos(), "%s is a float", n.Value)
			}
		case *ast.MapType:
			if imported, name := selected(n.Key, imports); imported == decimalLibrary && name == "Decimal" {
				report(n.Pos(), "a map by decimals: 1.0 and 1.00 are two keys")
			}
		case *ast.SelectorExpr:
			method(s, n, report)
			fromLibrary(n, imports, report)
		}
		return true
	})
}

func floatType(s *source, n *ast.Ident, report reporter) {
	switch n.Name {
	case "float32", "float64", "complex64", "complex128":
		if !slices.Contains(geometry, s.path) {
			report(n.Pos(), "%s", n.Name)
		}
	}
}

func method(s *source, n *ast.SelectorExpr, report reporter) {
	name := n.Sel.Name
	switch {
	case slices.Contains(leaks, name):
		report(n.Pos(), "%s leads to or from a binary float", name)
	case slices.Contains(inexact, name) && !slices.Contains(rounding, s.folder):
		report(n.Pos(), "%s outside %s: its precision is hidden; DivRound names it", name, strings.Join(rounding, " and "))
	case slices.Contains(wraps, name) && checkedWhole[s.path] == "":
		report(n.Pos(), "%s wraps without an error beyond 64 bits", name)
	}
}

// wholeLimit matches the names in package math that are whole numbers.
var wholeLimit = regexp.MustCompile(`^(Max|Min)(Int|Uint)`)

// fromLibrary checks names of the standard library. Of package math, only the
// limits of whole numbers are exact.
func fromLibrary(n *ast.SelectorExpr, imports map[string]string, report reporter) {
	switch imported, name := selected(n, imports); imported {
	case "math":
		if !wholeLimit.MatchString(name) {
			report(n.Pos(), "math.%s is a float", name)
		}
	case "math/big":
		if name == "Float" {
			report(n.Pos(), "big.Float is a float")
		}
	case "time":
		switch name {
		case "Now", "Since", "Until":
			report(n.Pos(), "time.%s: there is no clock in a run", name)
		}
	}
}

// globals looks for changes of decimal's package variables, also in tests:
// they change results for everybody, in the middle of a run. The limit of what
// is decoded may be set once, at the start.
func globals(s *source, report reporter) {
	imports := s.imports()
	for _, declaration := range s.syntax.Decls {
		ast.Inspect(declaration, func(n ast.Node) bool {
			for _, target := range targets(n) {
				imported, name := selected(target, imports)
				start := isFunction(declaration, "init") && name == "MaxDecodeExponent"
				if imported == decimalLibrary && !start {
					report(target.Pos(), "sets decimal.%s for everybody", name)
				}
			}
			return true
		})
	}
}

// targets are the expressions that a statement sets or lends to be set.
func targets(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return n.Lhs
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	}
	return nil
}

func isFunction(declaration ast.Decl, name string) bool {
	f, ok := declaration.(*ast.FuncDecl)
	return ok && f.Recv == nil && f.Name.Name == name
}
