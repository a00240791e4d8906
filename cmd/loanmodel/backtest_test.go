package main

import (
	"strings"
	"testing"

	"loanmodel/scenarios/analysis"
)

// backtestGolden is what the command printed last time.
const backtestGolden = "backtest.txt"

func TestBacktest(t *testing.T) {
	got := runInProcess(t, "backtest")
	if got.exit != exitOK || got.stderr != "" {
		t.Errorf("exit %d: %s", got.exit, got.stderr)
	}
	compareGolden(t, backtestGolden, got.stdout)
	for format, start := range map[string]string{"text": "Euroclear: ", "md": "# Figures in print", "csv": "table,figure,", "json": "{\n"} {
		if got := runInProcess(t, "backtest", "--format", format); got.exit != exitOK || !strings.HasPrefix(got.stdout, start) {
			t.Errorf("%s: exit %d, %.40q", format, got.exit, got.stdout)
		}
	}
	if got := runInProcess(t, "backtest", "--format", "xlsx"); got.exit != exitUsage || got.stdout != "" {
		t.Errorf("%+v", got)
	}
}

// A figure outside its tolerance is exit code 1, and the table is printed.
func TestFiguresOutsideAreAnError(t *testing.T) {
	if err := failedFigures(analysis.BacktestSummary{Judged: 3, Within: 2, Declared: 1}); err != nil {
		t.Error(err)
	}
	exit, shown := judge(failedFigures(analysis.BacktestSummary{Judged: 3, Within: 2, Outside: 1}))
	if exit != exitCheck || len(shown) != 1 || !strings.Contains(shown[0].Message, "1 of 3 figures in print are outside their tolerance") {
		t.Errorf("exit %d, %v", exit, shown)
	}
}
