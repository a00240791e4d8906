package scenarios

import (
	"slices"
	"strings"
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/equation"
)

func TestRegistryHasEveryInputButTheCalendar(t *testing.T) {
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	registry := NewRegistry(program.Model())
	var want []string
	for _, line := range program.Model().Inputs() {
		if line.Input.Shape != equation.Calendar {
			want = append(want, string(line.ID))
		}
	}
	if got := registry.Keys(); !slices.Equal(got, append([]string{HorizonStart, HorizonEnd}, want...)) {
		t.Errorf("keys %q", got)
	}
	if len(registry.Lines()) != len(want) || registry.Lines()[0] != program.Model().Line(equation.ID(want[0])) {
		t.Error("the lines are not those of the model")
	}
	if registry.Line("calendar.month") != nil || registry.Line("loan") != nil {
		t.Error("the registry has lines that cannot be set")
	}
}

// TestKeysAreGroupAndName checks the form of the keys, which matters because
// they become keys of files.
func TestKeysAreGroupAndName(t *testing.T) {
	registry := modelRegistry(t)
	head := []string{"schema", "name", "kind", "title", "notes", "reason", "extends"}
	for _, key := range registry.Keys() {
		group, name := splitKey(key)
		if name == "" || strings.Contains(name, ".") || slices.Contains(head, group) {
			t.Errorf("%s cannot be a key of a file", key)
		}
	}
	for _, line := range registry.Lines() {
		for member := range line.Over.Len() {
			if code := line.Over.Code(member); code == allMembers || slices.Contains(recordKeys, code) {
				t.Errorf("%s has a member %s, which means something else", line.ID, code)
			}
		}
	}
}
