package workbook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"loanmodel/finance/metric"
	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// A matrixRow is a row of the matrix as it is read.
type matrixRow struct {
	recipe, id, number string
	cents              []int64
}

func readScenarioMatrix(t *testing.T, tab clients.Sheet) (rows []matrixRow) {
	t.Helper()
	for row := firstScenarioRow; row < 100; row++ {
		at := func(column int) string { return tab[sheet.ColumnName(column)+strconv.Itoa(row)].Value }
		if !strings.HasPrefix(at(scenarioRecipe), "loanmodel run ") {
			continue
		}
		r := matrixRow{recipe: at(scenarioRecipe), number: at(scenarioNumber), id: at(scenarioFirst + len(metric.BookFigures()) + 2)}
		for i := range metric.BookFigures() {
			r.cents = append(r.cents, valueAt(t, tab, scenarioFirst+i, row))
		}
		rows = append(rows, r)
	}
	return rows
}

// leastRetaliations is how many shocks of the library retaliate, at least.
const leastRetaliations = 8

var setOption = regexp.MustCompile(` --set '([^']*)'`)

// follow does what a recipe says.
func follow(t *testing.T, recipe string) *analysis.Run {
	t.Helper()
	var sets []string
	for _, match := range setOption.FindAllStringSubmatch(recipe, -1) {
		sets = append(sets, match[1])
	}
	return testkit.LibraryRun(t, strings.TrimPrefix(setOption.ReplaceAllString(recipe, ""), "loanmodel run "), sets...)
}

// Whoever follows the recipe of a row gets the run and the figures of the row.
func TestRecipesReproduceTheMatrix(t *testing.T) {
	presets := testkit.Presets(t)
	run := testkit.LibraryRun(t, "assets-returned", "guarantees.participates[IT]=false", "euroclear.tax_rate_pct=27.1828")
	rows := readScenarioMatrix(t, readBook(t, write(t, run, presets))[sheetMatrix])
	if least := len(presets) + 1 + leastRetaliations; len(rows) < least {
		t.Fatalf("%d rows, at least %d are due", len(rows), least)
	}
	if !slices.ContainsFunc(rows, func(r matrixRow) bool { return strings.HasSuffix(r.recipe, "+full-escalation") }) {
		t.Error("full escalation is missing")
	}
	for _, row := range rows {
		again := follow(t, row.recipe)
		if again.RunID[:analysis.ShortIDLength] != row.id {
			t.Errorf("%s gives the run %s, the row is of %s", row.recipe, again.RunID[:analysis.ShortIDLength], row.id)
		}
		for i, h := range metric.BookFigures() {
			if want := amountOf(t, h.Of(again.Result)); row.cents[i] != want {
				t.Errorf("%s: %s is %d cents, not %d", row.recipe, h.Name, row.cents[i], want)
			}
		}
	}
}

// A run over other months has its retaliations over the same months, and the
// library's scenarios, which have others, are left out.
func TestMatrixOverOtherMonths(t *testing.T) {
	run := testkit.LibraryRun(t, "base", "horizon.end=2030-12")
	rows := readScenarioMatrix(t, readBook(t, write(t, run, testkit.Presets(t)))[sheetMatrix])
	if len(rows) < 1+leastRetaliations || len(rows) > 20 {
		t.Fatalf("%d rows, not the run and its retaliations", len(rows))
	}
	for _, row := range rows {
		if again := follow(t, row.recipe); again.RunID[:analysis.ShortIDLength] != row.id || again.Scenario.Timeline != run.Scenario.Timeline {
			t.Errorf("%s gives another run than %s", row.recipe, row.id)
		}
	}
}

// The numbers are those of the selector.
func TestMatrixNumbersAreTheSelectors(t *testing.T) {
	presets := testkit.Presets(t)
	for _, row := range readScenarioMatrix(t, readBook(t, write(t, presets[3], presets))[sheetMatrix]) {
		want := ""
		for i, p := range presets {
			if strings.TrimPrefix(row.recipe, "loanmodel run ") == p.Scenario.Name {
				want = strconv.Itoa(i + 1)
			}
		}
		if row.number != want {
			t.Errorf("%s has the number %q, not %q", row.recipe, row.number, want)
		}
	}
}

// A file's scenario is named, since nobody knows where the file lies.
func TestRecipeOfAFile(t *testing.T) {
	s := &scenarios.Scenario{Name: "mine", Overlays: []string{"reparations-loan", "immobilised", "mine"}}
	if got := recipe(s); got != "loanmodel run FILE of mine" {
		t.Error(got)
	}
}
