package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSimulateMerged: three shards put together are byte for byte what one process
// gives, on the screen and in both files, and the same again over what is there.
func TestSimulateMerged(t *testing.T) {
	dir := t.TempDir()
	line := []string{"simulate", "reparations-loan", "joint-borrowing", "--paths", "2", "--seed", "3"}
	whole := runInProcess(t, append(line, "-o", filepath.Join(dir, "whole"))...)
	if whole.exit != exitOK {
		t.Fatal(whole.stderr)
	}
	merge := []string{"merge", "-o", filepath.Join(dir, "merged")}
	for i := 3; i >= 1; i-- {
		parts := filepath.Join(dir, "parts")
		if got := runInProcess(t, append(line, "--shard", fmt.Sprintf("%d/3", i), "-o", parts)...); got.exit != exitOK {
			t.Fatal(got.stderr)
		}
		merge = append(merge, filepath.Join(parts, fmt.Sprintf("part-%d-of-3.json", i)))
	}
	for range 2 {
		if merged := runInProcess(t, merge...); merged.exit != exitOK || merged.stdout != whole.stdout {
			t.Fatalf("exit %d: %s%s", merged.exit, merged.stderr, merged.stdout)
		}
	}
	for _, name := range []string{"simulation.json", "simulation.csv"} {
		a, err := os.ReadFile(filepath.Join(dir, "whole", name))
		b, other := os.ReadFile(filepath.Join(dir, "merged", name))
		if err != nil || other != nil || string(a) != string(b) || len(a) < 100_000 {
			t.Errorf("%s: %v, %v, %d and %d bytes", name, err, other, len(a), len(b))
		}
	}
	if got := runInProcess(t, merge[:4]...); got.exit != exitInput || !strings.Contains(got.stderr, "is missing") {
		t.Errorf("exit %d: %s", got.exit, got.stderr)
	}
}

// TestSimulateSays what is likely, by hand: the illustration's chance that the assets
// are returned, flat 1 % of 5 % a year over 19 years, is (1 − 0.95^19) / 5 = 12.45 %.
func TestSimulateSays(t *testing.T) {
	for line, says := range map[string]string{
		"reparations-loan": "assets-returned 12.5 ",
		"reparations-loan|joint-borrowing|--state|DE": "Amounts are of Germany",
		"joint-borrowing|--paths|1":                   "Nothing in any run: forgone, calls paid. ",
		"joint-borrowing|--paths|10":                  "Nothing in any run: forgone, calls paid (with a chance below 11.3 %, at a confidence of 95 %)", // 37.7 % × 3 / 10
		"bilateral-grants|--format|csv":               "bilateral-grants,,MT,calls_paid,chance_above_0,0.0000000000,0",
	} {
		got := runInProcess(t, append([]string{"simulate"}, strings.Split(line, "|")...)...)
		if said := strings.Join(strings.Fields(got.stdout), " "); got.exit != exitOK || !strings.Contains(said, says) {
			t.Errorf("%s: exit %d, want %q: %.1500s%s", line, got.exit, says, got.stdout, got.stderr)
		}
	}
}

// TestSimulateWeighsAnew: another opinion gives the expected value that its chances
// give by hand, half of what is called if the assets are returned in a year.
func TestSimulateWeighsAnew(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.txt")
	text := "assets-returned@2027-11 50 # in 2027\nimmobilised 50\nassets-returned 0\nassets-offset 0\nreparations-paid 0\nus-28-point 0\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got := runInProcess(t, "simulate", "reparations-loan", "--weights", file, "--format", "csv")
	// 90 bn are called, the last instalment too, which is drawn after the release; half is 45.
	if !strings.Contains(got.stdout, "reparations-loan,,all,calls_paid,expected,45000000000.00") {
		t.Errorf("exit %d: %.300s%s", got.exit, got.stdout, got.stderr)
	}
}

// TestRunOfAPath: a path is an ordinary run with a folder of its own, another seed is
// another run, and a leaf alone is its settlement moved.
func TestRunOfAPath(t *testing.T) {
	dir, ids := t.TempDir(), map[string]bool{}
	for i, line := range []string{"assets-returned@2030-11/2|--seed|1", "assets-returned@2030-11/2|--seed|2", "assets-returned@2030-11/2|--seed|1", "assets-returned@2030-11"} {
		out := filepath.Join(dir, fmt.Sprint(i))
		got := runInProcess(t, append([]string{"run", "reparations-loan", "--format", "json", "-o", out, "--path"}, strings.Split(line, "|")...)...)
		files, _ := filepath.Glob(filepath.Join(out, "*", "result.json"))
		if got.exit != exitOK || len(files) != 1 {
			t.Fatalf("%s: exit %d, %v: %s", line, got.exit, files, got.stderr)
		}
		content, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		var result struct {
			RunID string `json:"run_id"`
		}
		if err := json.Unmarshal(content, &result); err != nil || result.RunID == "" {
			t.Fatal(err)
		}
		ids[result.RunID] = true
	}
	if len(ids) != 3 {
		t.Errorf("%d different runs, want 3 of 4", len(ids))
	}
}

// TestSimulateRefuses what cannot be simulated, merged or run.
func TestSimulateRefuses(t *testing.T) {
	for line, code := range map[string]string{
		"simulate|base": "E-SCENARIO-TWICE", "simulate": "E-ARGUMENT-MISSING", "simulate|nowhere": "E-SCENARIO-UNKNOWN",
		"simulate|reparations-loan|--paths|-1":                    "E-FLAG-VALUE",
		"simulate|reparations-loan|--paths|5|--shard|0/3|-o|x":    "E-FLAG-VALUE",
		"simulate|reparations-loan|--shard|4/3|-o|x":              "E-FLAG-VALUE",
		"simulate|reparations-loan|--shard|1/3":                   "E-FLAG-VALUE",
		"simulate|reparations-loan|--shard|1/3|-o|x|--weights|y":  "E-FLAG-CONFLICT",
		"simulate|reparations-loan|--seed|-1":                     "E-FLAG-VALUE",
		"simulate|reparations-loan|--seed|18446744073709551616":   "E-FLAG-VALUE",
		"simulate|reparations-loan|--drivers|nowhere.yaml":        "E-SYSTEM",
		"simulate|reparations-loan|--weights|nowhere.txt":         "E-SYSTEM",
		"merge|nowhere.json":                                      "E-SYSTEM",
		"run|reparations-loan|--path|assets-returned@2030-11/0":   "E-FLAG-VALUE",
		"run|reparations-loan|--path|assets-returned@2030-11/x":   "E-FLAG-VALUE",
		"run|reparations-loan|--path|nothing@2030-11/1":           "E-LEAF",
		"run|reparations-loan|joint-borrowing|--path|immobilised": "E-FLAG-CONFLICT",
		"run|reparations-loan|--seed|1":                           "E-FLAG-CONFLICT",
	} {
		got := runInProcess(t, strings.Split(line, "|")...)
		if got.exit == exitOK || got.stdout != "" || !strings.Contains(got.stderr, code) {
			t.Errorf("%s: exit %d, want %s: %.300s%s", line, got.exit, code, got.stdout, got.stderr)
		}
	}
}
