package tidy

import (
	"go/ast"
	"testing"
)

// panics are the functions that may panic, with the reason: in each a fault of
// this program's text, never of its input.
var panics = map[string]string{
	"finance/calendar/parse.go MustDate":         "for constants in program text",
	"finance/calendar/parse.go MustMonth":        "for constants in program text",
	"finance/equation/program.go compiler.scale": "a base of the language that is no divisor",
	"reports/explain/evaluate.go scaled":         "the engine has evaluated the same before, without an overflow",
	"scenarios/analysis/run.go Run.Figure":       "headlines are named by constants",
	"reports/table/json.go EncodeJSON":           "strings, whole numbers and lists of them cannot fail to encode",
}

func TestPanics(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range files(t) {
		for _, finding := range s.check(panicking(seen)) {
			t.Error(finding)
		}
	}
	for function := range panics {
		if !seen[function] {
			t.Errorf("%s is listed as one that may panic, and does not", function)
		}
	}
	t.Logf("%d functions may panic", len(seen))
}

// panicking is the rule that no code panics outside of the list; it notes the
// functions that do.
func panicking(seen map[string]bool) rule {
	return func(s *source, report reporter) {
		if s.test {
			return
		}
		for _, declaration := range s.syntax.Decls {
			function := s.path + " " + nameOf(declaration)
			ast.Inspect(declaration, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok && isPanic(call) {
					seen[function] = true
					if panics[function] == "" {
						report(call.Pos(), "panic in %q: return an error, or list it with its reason", function)
					}
				}
				return true
			})
		}
	}
}

func isPanic(call *ast.CallExpr) bool {
	ident, ok := call.Fun.(*ast.Ident)
	return ok && ident.Name == "panic"
}

// nameOf is a function's name, as "Type.Method" for a method; nothing for
// other declarations.
func nameOf(declaration ast.Decl) string {
	f, ok := declaration.(*ast.FuncDecl)
	if !ok {
		return ""
	}
	if receiver := receiverOf(f); receiver != "" {
		return receiver + "." + f.Name.Name
	}
	return f.Name.Name
}

// receiverOf is the name of the type that a method belongs to.
func receiverOf(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of := f.Recv.List[0].Type
	for {
		switch t := of.(type) {
		case *ast.StarExpr:
			of = t.X
		case *ast.IndexExpr:
			of = t.X
		case *ast.IndexListExpr:
			of = t.X
		case *ast.Ident:
			return t.Name
		default:
			return ""
		}
	}
}
