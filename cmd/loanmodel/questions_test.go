package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"loanmodel/finance"
	"loanmodel/reports/compare"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// The matrix has every structure with every settlement and every shock of the
// library, and without one; names limit the kinds that they are of.
func TestCombine(t *testing.T) {
	kinds, err := dimensions()
	if err != nil {
		t.Fatal(err)
	}
	all, err := combine(nil)
	if err != nil || len(all) != len(kinds[0])*len(kinds[1])*len(kinds[2]) || len(kinds[2]) < 2 || kinds[2][0] != compare.NoShock {
		t.Errorf("%d combinations of %v, %v", len(all), kinds, err)
	}
	presets, err := scenarios.Presets()
	if err != nil {
		t.Fatal(err)
	}
	var unshocked []string
	for _, c := range all {
		if c.shock == compare.NoShock {
			unshocked = append(unshocked, c.expression())
		}
	}
	if !slices.Equal(unshocked, presets) {
		t.Errorf("without a shock: %v, the presets are %v", unshocked, presets)
	}
	limited, err := combine([]string{"none", "assets-returned", "joint-borrowing", "reparations-loan"})
	if err != nil {
		t.Fatal(err)
	}
	want := []combination{{"reparations-loan", "assets-returned", "none"}, {"joint-borrowing", "assets-returned", "none"}}
	if !slices.Equal(limited, want) {
		t.Errorf("limited to %v", limited)
	}
	if got := (combination{"a", "b", "c"}).expression(); got != "a+b+c" {
		t.Error(got)
	}
}

// expressionsOf shows what is compared, in order.
func expressionsOf(sides []compared) string {
	var list []string
	for _, s := range sides {
		list = append(list, strings.Join(append([]string{s.expression}, s.sets...), " "))
	}
	return strings.Join(list, ", ")
}

func TestCompareSides(t *testing.T) {
	sets := []string{"loan.military_parts=1"}
	for _, c := range []struct {
		request compareRequest
		want    string
	}{
		{compareRequest{expressions: []string{"base", "joint-borrowing"}}, "base, joint-borrowing"},
		{compareRequest{expressions: []string{"base", "joint-borrowing"}, sets: sets}, "base loan.military_parts=1, joint-borrowing loan.military_parts=1"},
		{compareRequest{expressions: []string{"base"}, sets: sets}, "base, base loan.military_parts=1"},
		{compareRequest{expressions: []string{"base", "joint-borrowing"}, baseline: "assets-returned"}, "assets-returned, base, joint-borrowing"},
		{compareRequest{expressions: []string{"base", "joint-borrowing"}, baseline: "joint-borrowing+immobilised"}, "joint-borrowing+immobilised, base"},
		{compareRequest{expressions: []string{"base"}, baseline: "reparations-loan"}, "reparations-loan, reparations-loan"},
	} {
		sides, err := c.request.sides()
		if got := expressionsOf(sides); got != c.want || err != nil {
			t.Errorf("%+v: %s, %v", c.request, got, err)
		}
	}
}

// Differences that are refused alone are made together with those of their
// group, then with all; what no company helps is left out and named.
func TestAttributeJoinsWhatIsRefused(t *testing.T) {
	base, joint := mustResolve(t, "base"), mustResolve(t, "joint-borrowing")
	a := attributor{baseline: compared{expression: "base"}}
	if err := a.try(byKey(analysis.Changes(base, joint)), byGroup, asOne); err != nil {
		t.Fatal(err)
	}
	var made []string
	for _, b := range a.made {
		made = append(made, b.keys())
	}
	want := []string{"loan.guarantees_threshold_pct", "guarantees.ceiling_eur", "budget.participates[CZ, HU, SK]",
		"funding.assets_weight_pct, funding.bonds_weight_pct"}
	if !slices.Equal(made, want) || len(a.refused) > 0 {
		t.Errorf("made %q, refused %v", made, a.refused)
	}

	half := slices.DeleteFunc(analysis.Changes(base, joint), func(c analysis.Change) bool { return c.Line.ID == finance.FundingBonds })
	a = attributor{baseline: compared{expression: "base"}}
	if err := a.try(byKey(half), byGroup, asOne); err != nil {
		t.Fatal(err)
	}
	if len(a.refused) != 1 || a.refused[0].words() != "Funding from immobilised cash: 0.0000 %" {
		t.Errorf("refused %v", a.refused)
	}
	if got := expressionsOf([]compared{a.baseline}); got != "base" {
		t.Errorf("the baseline became %s", got)
	}
}

func mustResolve(t *testing.T, expression string) *scenarios.Scenario {
	t.Helper()
	s, err := resolve(expression, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Bundles of different groups are not joined by group.
func TestByGroup(t *testing.T) {
	changes := analysis.Changes(mustResolve(t, "base"), mustResolve(t, "joint-borrowing"))
	groups := byGroup(byKey(changes))
	var names []string
	for _, b := range groups {
		names = append(names, b.group())
	}
	if got := strings.Join(names, " "); got != "loan funding guarantees budget" {
		t.Error(got)
	}
	if all := asOne(groups); len(all) != 1 || len(all[0]) != len(changes) {
		t.Errorf("%d changes in one, of %d", len(all[0]), len(changes))
	}
}

// A failed check and a crossed threshold are both told, once, with one code.
func TestJudgeRuns(t *testing.T) {
	runs, err := evaluate(t.Context(), []*scenarios.Scenario{mustResolve(t, "assets-returned")})
	if err != nil {
		t.Fatal(err)
	}
	failing := *runs[0]
	failing.Checks = slices.Clone(failing.Checks)
	failing.Checks[0].Value = 1
	crossed, err := analysis.ParseThreshold("calls_paid > 0")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		run        *analysis.Run
		thresholds []analysis.Threshold
		exit       int
		codes      string
	}{
		{runs[0], nil, exitOK, ""},
		{runs[0], []analysis.Threshold{crossed}, exitCheck, "E-THRESHOLD"},
		{&failing, nil, exitCheck, "E-CHECK"},
		{&failing, []analysis.Threshold{crossed}, exitCheck, "E-CHECK E-THRESHOLD"},
	} {
		var stdout, stderr bytes.Buffer
		p := newProgram(&stdout, &stderr, false)
		exit := p.finish(judgeRuns(p, []*analysis.Run{c.run}, c.thresholds))
		var codes []string
		for _, code := range []string{"E-CHECK", "E-THRESHOLD"} {
			if strings.Count(stderr.String(), code) == 1 {
				codes = append(codes, code)
			}
		}
		if got := strings.Join(codes, " "); exit != c.exit || got != c.codes {
			t.Errorf("exit %d %s, want %d %s: %s", exit, got, c.exit, c.codes, &stderr)
		}
	}
	row := compare.NewMatrixRow(&failing, compare.NoShock, nil)
	if exit, _ := judge(failedRows([]compare.MatrixRow{row})); exit != exitCheck {
		t.Errorf("a failed row exits with %d", exit)
	}
}

// Many scenarios are evaluated each once, and none after a stop.
func TestEvaluateEach(t *testing.T) {
	all := []*scenarios.Scenario{mustResolve(t, "base"), mustResolve(t, "joint-borrowing"), mustResolve(t, "base")}
	names := make([]string, len(all))
	if err := evaluateEach(t.Context(), all, func(i int, run *analysis.Run) { names[i] = run.Scenario.Structure }); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(names, " "); got != "reparations-loan joint-borrowing reparations-loan" {
		t.Error(got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := evaluateEach(ctx, all, func(int, *analysis.Run) { t.Error("evaluated after the stop") }); err == nil {
		t.Error("a stop is no error")
	}
}

// Shells are offered states, then scenarios; and what the matrix can be limited
// to.
func TestCompletionOfQuestions(t *testing.T) {
	for line, want := range map[string]string{
		"state ":                 "EL\tGreece",
		"state EL ":              "reparations-loan+assets-returned",
		"matrix ":                "none",
		"compare ":               "base",
		"scenarios diff ":        "base",
		"compare base --format ": "",
	} {
		words := append([]string{"__complete"}, strings.Split(line, " ")...)
		if got := runInProcess(t, words...); !strings.Contains(got.stdout, want) {
			t.Errorf("%q: %q", line, got.stdout)
		}
	}
}

// anyNumber is a number in a text, without the punctuation after it.
var anyNumber = regexp.MustCompile(`[0-9](?:[0-9,.]*[0-9])?`)

// TestAnswers holds the numbers of each answer against the output above it, so
// that no answer is left behind by a change of the model.
func TestAnswers(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repository, "docs", "questions.md"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	shown, _ := shownOutputs(lines)
	if len(shown) < 10 {
		t.Errorf("only %d questions are answered", len(shown))
	}
	for i, output := range shown {
		end := len(lines)
		if i+1 < len(shown) {
			end = shown[i+1].comment
		}
		printed := anyNumber.FindAllString(blockText(lines, output), -1)
		answer := answerIn(lines[output.ended+1 : end])
		if strings.TrimSpace(answer) == "" {
			t.Errorf("line %d: the output is followed by no answer", output.ended+1)
		}
		for _, number := range anyNumber.FindAllString(answer, -1) {
			if !slices.Contains(printed, number) {
				t.Errorf("line %d: %s is in the answer and not in the output above it", output.ended+1, number)
			}
		}
	}
}

// answerIn is the text up to the next heading, without code.
func answerIn(lines []string) string {
	if end := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "#") }); end >= 0 {
		lines = lines[:end]
	}
	return inlineCode.ReplaceAllString(strings.Join(lines, "\n"), "")
}
