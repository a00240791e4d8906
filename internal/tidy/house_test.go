package tidy

import (
	"go/ast"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The house: what may evaluate, how large a package is, and what it says of
// itself. Everything that changes when a package moves stands in the tables of
// this file and in the rooms of layers_test.go.

// evaluating are the functions that evaluate the model or prepare it, by the
// folder of their package.
var evaluating = map[string][]string{
	"finance":            {"Build"},
	"finance/equation":   {"NewInputs", "Compile"},
	"scenarios/analysis": {"NewRun", "NewDossier", "NewSensitivities", "NewBacktest"},
	"scenarios/seek":     {"Solve"},
}

// evaluatingMethods are methods that do, with the fewest arguments they take:
// Model.Inputs, which lists lines, takes none.
var evaluatingMethods = map[string]int{"NewMachine": 2, "Evaluate": 1, "Inputs": 1, "OneAtATime": 2, "Pairs": 3, "Run": 4}

func TestNothingUnderReportsEvaluates(t *testing.T) {
	keeps(t, evaluates)
}

// evaluates is the rule that reports receive results and make text of them.
func evaluates(s *source, report reporter) {
	if s.test || !s.in("reports") {
		return
	}
	imports := s.imports()
	ast.Inspect(s.syntax, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.CallExpr:
			reportEvaluating(s, x, report)
		case *ast.SelectorExpr:
			imported, name := selected(x, imports)
			if folder := strings.TrimPrefix(imported, module+"/"); slices.Contains(evaluating[folder], name) {
				report(x.Pos(), "uses %s.%s: reports receive results and evaluate nothing", path.Base(folder), name)
			}
		}
		return true
	})
}

// reportEvaluating reports a call of a method that evaluates.
func reportEvaluating(s *source, call *ast.CallExpr, report reporter) {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	if imported, _ := selected(f, s.imports()); imported != "" {
		return
	}
	if least, ok := evaluatingMethods[f.Sel.Name]; ok && len(call.Args) >= least {
		report(call.Pos(), "calls the method %s: reports receive results and evaluate nothing", f.Sel.Name)
	}
}

// A measurement is how many files and lines a package has, tests left out.
type measurement struct{ files, lines int }

// packageSize is the range of a package's size.
var packageSize = struct{ least, most measurement }{measurement{3, 300}, measurement{15, 1800}}

// packagesOfOtherSize are the packages that may be of another size, up to what is
// said here, with the reason. Those that are to be cut are the last.
var packagesOfOtherSize = map[string]struct {
	most measurement
	why  string
}{
	"cmd/loanmodel":      {measurement{52, 5200}, "a file per verb"},
	"finance":            {measurement{36, 3200}, "a file per block of equations"},
	"finance/money":      {measurement{15, 1800}, "the arithmetic is small and has a room of its own"},
	"scenarios":          {measurement{36, 4200}, "composition and its register belong together"},
	"scenarios/document": {measurement{36, 3000}, "one reader of one strict form"},
	"internal/parts":     {measurement{15, 1800}, "a tool of the release"},
	"internal/processor": {measurement{1, 40}, "the one place that asks the machine, kept out of the arithmetic"},
	"internal/testkit":   {measurement{15, 1800}, "what tests share"},
	"internal/release":   {measurement{15, 1800}, "a command of one file"},
	"reports":            {measurement{1, 40}, "the map of its rooms"},
	"reports/workbook":   {measurement{36, 8200}, "a file per sheet"},
	"finance/equation":   {measurement{26, 3600}, "the language and its evaluation are one subject"},
}

func TestPackageSizes(t *testing.T) {
	sizes := map[string]measurement{}
	for _, s := range files(t) {
		if !s.test {
			m := sizes[s.folder]
			sizes[s.folder] = measurement{m.files + 1, m.lines + s.line(s.syntax.FileEnd)}
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(sizes)) {
		if fault := sizeFault(folder, sizes[folder]); fault != "" {
			t.Errorf("%s has %d files and %d lines: %s", folder, sizes[folder].files, sizes[folder].lines, fault)
		}
	}
}

// sizeFault says what is wrong with a package's size, "" where nothing is.
func sizeFault(folder string, m measurement) string {
	other, excepted := packagesOfOtherSize[folder]
	most := packageSize.most
	if excepted {
		most = other.most
	}
	switch {
	case m.files > most.files || m.lines > most.lines:
		return "too large for one subject"
	case !excepted && (m.files < packageSize.least.files || m.lines < packageSize.least.lines):
		return "too small for a package"
	}
	return ""
}

// docsToWrite are the packages whose comment does not yet say what does not stand
// there. The list only shrinks.
var docsToWrite = []string{"reports/workbook/readback", "internal/parts"}

// says finds the sentence of what is not in a package.
var says = regexp.MustCompile(`(?i)\b(not|no|nothing|never|neither|none|only)\b`)

func TestPackagesSayWhatIsNotThere(t *testing.T) {
	for _, s := range files(t) {
		if s.test || s.syntax.Doc == nil {
			continue
		}
		fault, waits := docFault(s.syntax.Doc.Text()), slices.Contains(docsToWrite, s.folder)
		switch {
		case fault != "" && !waits:
			t.Errorf("%s: the package's comment %s", s.path, fault)
		case fault == "" && waits:
			t.Errorf("%s: the package's comment is complete: take %s off docsToWrite", s.path, s.folder)
		}
	}
}

// docFault says what a package's comment lacks, "" where it lacks nothing.
func docFault(text string) string {
	sentences := regexp.MustCompile(`[.:]\s`).Split(strings.TrimSpace(text)+" ", -1)
	switch {
	case len(sentences) < 3: // what follows the last full stop is empty
		return "has fewer than two sentences"
	case !says.MatchString(text):
		return "does not say what does not stand there"
	}
	return ""
}

func TestHouseFinds(t *testing.T) {
	for _, c := range []struct {
		path, text string
		want       []string
	}{
		{"reports/x.go", "import \"" + module + "/finance\"\nvar p, _ = finance.Build()\nvar f = finance.Build", []string{"4: uses finance.Build…", "5: uses finance.Build…"}},
		{"reports/report/x.go", "import eq \"" + module + "/finance/equation\"\nvar i = eq.NewInputs(m, 1)", []string{"4: uses equation.NewInputs…"}},
		{"reports/compare/x.go", "import \"" + module + "/scenarios/analysis\"\nvar r, e = analysis.NewRun(s, v)\nvar t *analysis.Run", []string{"4: uses analysis.NewRun…"}},
		{"reports/workbook/x.go", "var a = program.NewMachine(in, 1)\nvar b = p.Evaluate(in)\nvar c = s.Inputs(m)\nvar d = m.Inputs()", []string{
			"3: calls the method NewMachine…", "4: calls the method Evaluate…", "5: calls the method Inputs…"}},
		{"reports/x_test.go", "var r, e = NewRun(s, v)", nil},
		{"scenarios/analysis/x.go", "var a = program.NewMachine(in, 1)", nil},
	} {
		s, err := parse(c.path, "package x\n\n"+c.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.check(evaluates); !slices.EqualFunc(got, c.want, func(got, want string) bool {
			return strings.HasPrefix(got, c.path+":"+strings.TrimSuffix(want, "…"))
		}) {
			t.Errorf("%s: %s\ngot  %q\nwant %q", c.path, c.text, got, c.want)
		}
	}
	for _, c := range []struct {
		folder string
		m      measurement
		fault  bool
	}{
		{"reports/page", measurement{3, 300}, false}, {"reports/page", measurement{2, 400}, true}, {"reports/page", measurement{4, 299}, true},
		{"reports/page", measurement{16, 900}, true}, {"reports/page", measurement{9, 1801}, true}, {"finance/money", measurement{1, 90}, false},
		{"cmd/loanmodel", measurement{53, 3000}, true},
	} {
		if got := sizeFault(c.folder, c.m); (got != "") != c.fault {
			t.Errorf("%s %v: %q", c.folder, c.m, got)
		}
	}
	for text, fault := range map[string]bool{"Package x adds.\n": true, "Package x adds. It multiplies.\n": true, "Package x adds. It does not multiply.\n": false} {
		if got := docFault(text); (got != "") != fault {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// TestModuleRenamed keeps the one place that knows the module's path by itself.
func TestModuleRenamed(t *testing.T) {
	text, err := fs.ReadFile(root, "go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if line, _, _ := strings.Cut(string(text), "\n"); line != "module "+module {
		t.Errorf("go.mod has %q", line)
	}
	info, err := os.Stat("../../.ci/module")
	if err != nil || info.Mode()&0o111 == 0 {
		t.Errorf(".ci/module must be there and executable: %v", err)
	}
}
