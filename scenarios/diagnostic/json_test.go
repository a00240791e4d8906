package diagnostic

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
)

func TestWriteJSON(t *testing.T) {
	var out strings.Builder
	hostile := "<a> \x1b \u009b \u202e \U000e0001 é"
	list := append(numbered(30), Diagnostic{Code: "E-X", File: hostile, Pos: Position{3, 4}, Message: hostile, Hint: "mend it"})
	if err := list.WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	for _, char := range strings.ReplaceAll(out.String(), "\n", "") {
		if !unicode.IsPrint(char) {
			t.Errorf("U+%04X is not escaped", char)
		}
	}
	var got []map[string]any
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 31 {
		t.Fatalf("%d faults", len(got))
	}
	want := map[string]any{"code": "E-X", "file": hostile, "line": 3.0, "column": 4.0, "message": hostile, "hint": "mend it"}
	first := got[0] // "<" comes before "a.yaml"
	for name, value := range want {
		if first[name] != value {
			t.Errorf("%s is %v", name, first[name])
		}
	}
	if len(first) != len(want) {
		t.Errorf("members: %v", first)
	}
}

func TestWriteJSONOfAnEmptyList(t *testing.T) {
	var out strings.Builder
	if err := (List{}).WriteJSON(&out); err != nil || out.String() != "[]\n" {
		t.Errorf("got %q, %v", out.String(), err)
	}
}
