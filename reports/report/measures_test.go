package report

import (
	"strings"
	"testing"

	"loanmodel/internal/testkit"
)

func TestMeasuresOfTheReport(t *testing.T) {
	text := string(markdownOf(testkit.LibraryRun(t, "assets-returned")))
	for _, want := range []string{
		"| Guarantee calls paid in the worst year | 90,000,000,000.00 | EUR | 2027 | exact |",
		"| Net present value of the loan to the Union, at 5 % | −85,842,401,135.50 | EUR |  | ± 0.01; Σ flow",
		"| Internal rate of return of the loan, a year | none | % |  | nothing comes back within the run: ",
		"| Ukraine is out of money, without the loan | 3 | months | 2026-04 | exact |",
		"- Recall gap: not covered if all were recalled at once (recall\\_gap): ",
	} {
		if !strings.Contains(strings.ReplaceAll(text, "(recall_gap)", `(recall\_gap)`), want) {
			t.Errorf("%q is missing", want)
		}
	}
}
