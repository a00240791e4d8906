package tidy

import (
	"slices"
	"strings"
	"testing"
)

// TestRulesFind breaks every rule once: a rule that cannot fail protects
// nothing.
func TestRulesFind(t *testing.T) {
	for _, c := range []struct {
		rule       rule
		path, text string
		want       []string // findings, each up to its end or "…"
	}{
		{layers, "finance/x.go", `import ("fmt"; "loanmodel/finance/money"; "loanmodel/scenarios"; "os"; "time"; "math/rand/v2")`, []string{
			"3: imports loanmodel/scenarios, which is not below finance", "3: imports os: the model knows no file and no format",
			"3: imports time: …", "3: imports math/rand/v2: the same inputs give the same bytes"}},
		{layers, "finance/x_test.go", `import ("os"; "pgregory.net/rapid"; "loanmodel/internal/clients"; "loanmodel/reports")`, []string{
			"3: imports loanmodel/reports, which is not below finance"}},
		{layers, "finance/equation/x.go", `import "loanmodel/finance"`, []string{"3: imports loanmodel/finance, which is not below finance/equation"}},
		{layers, "reports/x.go", `import ("github.com/xuri/excelize/v2"; "loanmodel/reports/workbook")`, []string{
			"3: imports github.com/xuri/excelize/v2, …", "3: imports loanmodel/reports/workbook, …"}},
		{layers, "scenarios/x.go", `import ("github.com/spf13/viper"; "go.yaml.in/yaml/v4")`, []string{
			"3: imports github.com/spf13/viper, …", "3: imports go.yaml.in/yaml/v4, …"}},
		{layers, "attic/x.go", ``, []string{"1: folder attic is not in the list of rooms: …"}},
		{exact, "finance/x.go", "var a float64\nvar b = 0.5\nvar c = 1e6\nvar d = complex64(1i)", []string{
			"3: float64", "4: 0.5 is a float", "5: 1e6 is a float", "6: complex64", "6: 1i is a float"}},
		{exact, "finance/x_test.go", "var a float64 = 0.5", nil},
		{exact, "reports/workbook/frame.go", "var a float64 = 0.5", nil},
		{exact, "finance/x.go", "import \"math\"\nvar a = math.MaxInt64\nvar b = math.MinInt\nvar c = uint32(math.MaxUint32)\nvar d = math.Pi\nvar e = int(math.Sqrt(4))", []string{
			"7: math.Pi is a float", "8: math.Sqrt is a float"}},
		{exact, "reports/x.go", "import num \"github.com/shopspring/decimal\"\nvar a = num.NewFromFloat(1)\nvar b = a.Div(a).Pow(a).DivRound(a, 34)\nvar c map[num.Decimal]int\nvar d = a.IntPart()", []string{
			"4: NewFromFloat …", "5: Pow outside …", "5: Div outside …", "6: a map by decimals: …", "7: IntPart wraps …"}},
		{exact, "finance/metric/x.go", "var b = a.Div(a).Pow(a)", nil},
		{exact, "finance/x_test.go", "import \"github.com/shopspring/decimal\"\nfunc init() { decimal.MaxDecodeExponent = 100 }\nfunc f() { decimal.DivisionPrecision = 34 }\nfunc g() *int { return &decimal.DivisionPrecision }", []string{
			"5: sets decimal.DivisionPrecision …", "6: sets decimal.DivisionPrecision …"}},
		{exact, "scenarios/x.go", "import \"time\"\nvar a = time.Now()\nvar b time.Duration", []string{"4: time.Now: …"}},
		{panicking(map[string]bool{}), "finance/calendar/parse.go", "func MustDate() { panic(1) }\nfunc (d *Date[T]) Other() { panic(2) }\nvar f = func() { panic(3) }", []string{
			`4: panic in "finance/calendar/parse.go Date.Other": …`, `5: panic in "finance/calendar/parse.go ": …`}},
		{sizes, "finance/x.go", "func f() {" + strings.Repeat("\n", 69) + "}\nfunc g() {" + strings.Repeat("\n", 70) + "}", []string{"73: g has 71 lines, more than 70"}},
		{sizes, "finance/x.go", strings.Repeat("\n", 500), []string{"502: 502 lines, more than 500"}},
		{sizes, "finance/x_test.go", strings.Repeat("\n", 500), nil},
		{documented, "finance/x.go", "func F() {}\ntype T struct{}\nfunc (T) M() {}\nfunc (t) M() {}\nconst C = 1\nvar V, w = 1, 2", []string{
			"3: F has …", "4: T has …", "5: T.M has …", "7: C has …", "8: V has …"}},
		{documented, "finance/x.go", "// F is.\nfunc F() {}\n// All of them.\nconst (\nC = 1\n)\n// No type.\ntype (\nT int\n)\nvar (\nV = 1 // one\n)", []string{"11: T has …"}},
	} {
		s, err := parse(c.path, "package x\n\n"+c.text)
		if err != nil {
			t.Fatal(err)
		}
		got := s.check(c.rule)
		if !slices.EqualFunc(got, c.want, func(got, want string) bool {
			start, open := strings.CutSuffix(c.path+":"+want, "…")
			return got == start || open && strings.HasPrefix(got, start)
		}) {
			t.Errorf("%s: %s\ngot  %q\nwant %q", c.path, c.text, got, c.want)
		}
	}
}

func TestWordsFind(t *testing.T) {
	machine, whom := "/wo"+"rk/", "A"+"I"
	for _, c := range []struct {
		name, text string
		findings   int
	}{
		{"a.md", "made by " + whom + "\nin " + machine + "main", 2},
		{"a.md", "Sess" + "ions", 1},
		{"a.md", "PAID obsess" + "ion https://example.org" + machine + "a ../" + machine + "b", 0},
		{"a.go", `"/t` + `mp/x"`, 1},
		{"a_test.go", `"/t` + `mp/x"`, 0},
		{"a.xlsx", "\x00" + whom, 0},
	} {
		if got := wordsIn(c.name, []byte(c.text)); len(got) != c.findings {
			t.Errorf("%s: %q: %q, want %d", c.name, c.text, got, c.findings)
		}
	}
}

func TestWorkedIn(t *testing.T) {
	worked := map[string]bool{}
	text := "A1@2026-01 = 1\n== one\nscenario x\nA1[k]@2026-01 = 1\nA2 + A5[k] = 2\n== two\nB1@2026-01 = A4@2026-01\n== three\nA3a[k]@2026-01 = 3\n"
	if got := workedIn("A", text, worked); got != 2 {
		t.Errorf("%d cases, want 2", got)
	}
	for id, want := range map[string]bool{"A1": true, "A2": true, "A5": true, "A3a": true, "A3": false, "A4": false, "B1": true} {
		if worked[id] != want {
			t.Errorf("%s worked: %v, want %v", id, worked[id], want)
		}
	}
}
