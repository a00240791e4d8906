// Package mutate asks what coverage cannot tell: would the tests notice if
// the program were wrong? It changes one place of a package at a time, runs
// that package's own tests and lists the changes that they let pass. A change
// that docs/mutation.md does not explain is a failure.
//
//	LOANMODEL_MUTATE=1 go test ./internal/mutate -run TestMutants -v -timeout 0
//
// tries the packages of the list, -run TestMutants/money one of them. Nothing
// is written into the module: the compiler is told to read other texts in
// place of the files (-overlay). One program has all mutants of a package's
// functions, each as a copy of its function, and is told which to use.
package mutate

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// operators maps each operator to those that replace it.
var operators = map[token.Token][]string{
	token.ADD: {"-"}, token.SUB: {"+"}, token.MUL: {"/"}, token.QUO: {"*"}, token.REM: {"*"},
	token.AND: {"|"}, token.OR: {"&"}, token.XOR: {"&"}, token.SHL: {">>"}, token.SHR: {"<<"},
	token.LSS: {"<=", ">="}, token.LEQ: {"<", ">"}, token.GTR: {">=", "<="}, token.GEQ: {">", "<"},
	token.EQL: {"!="}, token.NEQ: {"=="}, token.LAND: {"||"}, token.LOR: {"&&"}, token.INC: {"--"}, token.DEC: {"++"},
	token.ADD_ASSIGN: {"-=", "="}, token.SUB_ASSIGN: {"+=", "="}, token.MUL_ASSIGN: {"/=", "="}, token.QUO_ASSIGN: {"*=", "="},
	token.OR_ASSIGN: {"&=", "="}, token.AND_ASSIGN: {"|=", "="}, token.SHR_ASSIGN: {"<<=", "="}, token.SHL_ASSIGN: {">>=", "="},
}

// names lists pairs of names that replace each other: names that read much the
// same and mean something else.
var names = pairs("min max", "Min Max", "Add Sub", "Before After", "GreaterThan LessThan", "Add64 Sub64", "true false",
	"addRow subRow", "minRow maxRow", "lessRow equalRow", "OpAdd OpSub", "OpMin OpMax", "OpAnd OpOr", "OpEarlier OpLater",
	"OpLess OpEqual", "bankNow bankBefore", "takeIn takeOut", "single repeated", "full operand", "static opening",
	"bindsSum bindsProduct", "bindsCompare bindsChoice", "largest smallest", "reciprocal divisor", "ErrOverflow ErrDivisor",
	"AddMonths AddMonthsKeepingEnd", "leapDaysAfter leapDaysFrom", "First Last", "start end", "first last", "isMonthEnd isFebruaryEnd",
	"daysPerYear daysPerLeapYear", "Following Preceding", "opens closes", "okYear okMonth")

func pairs(list ...string) map[string]string {
	swapped := map[string]string{}
	for _, pair := range list {
		a, b, _ := strings.Cut(pair, " ")
		swapped[a], swapped[b] = b, a
	}
	return swapped
}

// A change replaces some of a file's text.
type change struct {
	from, to token.Pos
	text     string
}

// changes lists all changes to the code under a node.
func changes(root ast.Node, source func(n ast.Node) string) []change {
	var list []change
	replace := func(from, to token.Pos, text string) { list = append(list, change{from, to, text}) }
	operator := func(at token.Pos, op token.Token) {
		for _, other := range operators[op] {
			replace(at, at+token.Pos(len(op.String())), other)
		}
	}
	condition := func(x ast.Expr) {
		replace(x.Pos(), x.End(), "true || ("+source(x)+")")
		replace(x.Pos(), x.End(), "false && ("+source(x)+")")
	}
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec, *ast.Field, *ast.KeyValueExpr:
			if kv, ok := n.(*ast.KeyValueExpr); ok {
				ast.Inspect(kv.Value, func(v ast.Node) bool { list = append(list, leaf(v, operator, source)...); return true })
			}
			return false
		case *ast.IfStmt:
			condition(n.Cond)
		case *ast.ForStmt:
			if n.Cond != nil { // true would only never end
				replace(n.Cond.Pos(), n.Cond.End(), "false && ("+source(n.Cond)+")")
			}
		case *ast.SwitchStmt:
			if n.Tag == nil {
				for _, clause := range n.Body.List {
					for _, x := range clause.(*ast.CaseClause).List {
						condition(x)
					}
				}
			}
		case *ast.BlockStmt:
			list = append(list, without(n.List, source)...)
		case *ast.CaseClause:
			list = append(list, without(n.Body, source)...)
		default:
			list = append(list, leaf(n, operator, source)...)
		}
		return true
	})
	return list
}

// without leaves out one statement after another. Whatever the statement names
// stays in use, so that the rest compiles.
func without(statements []ast.Stmt, source func(n ast.Node) string) []change {
	var list []change
	for _, s := range statements {
		assign, ok := s.(*ast.AssignStmt)
		switch s.(type) {
		case *ast.ExprStmt, *ast.IncDecStmt, *ast.BranchStmt, *ast.AssignStmt:
			if !ok || assign.Tok != token.DEFINE {
				list = append(list, change{s.Pos(), s.End(), "if false { " + source(s) + " }"})
			}
		}
	}
	return list
}

// leaf lists the changes within one operation, call, return or literal.
func leaf(n ast.Node, operator func(token.Pos, token.Token), source func(n ast.Node) string) []change {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		operator(n.OpPos, n.Op)
	case *ast.AssignStmt:
		operator(n.TokPos, n.Tok)
	case *ast.IncDecStmt:
		operator(n.TokPos, n.Tok)
	case *ast.UnaryExpr:
		if n.Op == token.SUB || n.Op == token.NOT {
			return []change{{n.Pos(), n.X.Pos(), ""}}
		}
	case *ast.BasicLit:
		if n.Kind == token.INT {
			return []change{{n.Pos(), n.End(), "(" + n.Value + " + 1)"}}
		}
	case *ast.Ident:
		if other := names[n.Name]; other != "" {
			return []change{{n.Pos(), n.End(), other}}
		}
	case *ast.ReturnStmt:
		if last := len(n.Results) - 1; last > 0 && source(n.Results[last]) != "nil" {
			return []change{{n.Results[last].Pos(), n.Results[last].End(), "nil"}}
		}
	case *ast.CallExpr:
		return swapped(n, source)
	}
	return nil
}

// symmetric lists functions for which the order of the arguments does not
// matter.
var symmetric = []string{"min", "max", "bits.Mul64", "total.Add", "whole.Add", "between.Add",
	"m.width", "addRow", "minRow", "maxRow", "equalRow"}

// swapped exchanges each argument of a call with the next.
func swapped(call *ast.CallExpr, source func(n ast.Node) string) []change {
	var list []change
	for i := 1; i < len(call.Args) && !slices.Contains(symmetric, source(call.Fun)); i++ {
		if a, b := call.Args[i-1], call.Args[i]; source(a) != source(b) {
			list = append(list, change{a.Pos(), b.End(), fmt.Sprintf("%s, %s", source(b), source(a))})
		}
	}
	return list
}
