package diagnostic

import (
	"errors"
	"slices"
	"testing"
)

func TestStringNamesWhatIsKnown(t *testing.T) {
	full := Diagnostic{Code: "E-X", File: "a.yaml", Pos: Position{7, 3}, Message: "wrong", Hint: "mend it"}
	line := full
	line.Pos.Column = 0
	file := full
	file.Pos = Position{}
	bare := Diagnostic{Message: "wrong"}
	for want, fault := range map[string]Diagnostic{
		"a.yaml:7:3: wrong; mend it [E-X]": full,
		"a.yaml:7: wrong; mend it [E-X]":   line,
		"a.yaml: wrong; mend it [E-X]":     file,
		"wrong":                            bare,
	} {
		if got := fault.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSortOrdersByFileAndPlaceWithTheUnknownLast(t *testing.T) {
	want := List{
		{File: "a", Pos: Position{1, 2}, Code: "A"},
		{File: "a", Pos: Position{1, 2}, Code: "B"},
		{File: "a", Pos: Position{1, 10}},
		{File: "a", Pos: Position{1, 0}},
		{File: "a", Pos: Position{2, 1}},
		{File: "a", Message: "x"},
		{File: "a", Message: "y"},
		{File: "b", Pos: Position{1, 1}},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	got.Sort()
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestErrIsNilOnlyForAnEmptyList(t *testing.T) {
	var list List
	if err := list.Err(); err != nil {
		t.Errorf("empty list: %v", err)
	}
	list.Add(Diagnostic{Message: "b"}, Diagnostic{Message: "a"}, Diagnostic{Message: "b"})
	err := list.Err()
	var got List
	if !errors.As(err, &got) || len(got) != 2 || got[0].Message != "a" {
		t.Errorf("got %v", err)
	}
	if errors.Is(err, errors.ErrUnsupported) {
		t.Error("a list is no other error")
	}
	if list[0].Message != "b" {
		t.Error("Err changed the list")
	}
}

func TestErrorShowsTwentyAndCountsTheRest(t *testing.T) {
	list := numbered(MaxShown)
	if got := list.Error(); len(lines(got)) != MaxShown {
		t.Errorf("twenty faults: %s", got)
	}
	list = numbered(MaxShown + 5)
	got := lines(list.Error())
	if len(got) != MaxShown+1 || got[MaxShown] != "and 5 more" {
		t.Errorf("twenty-five faults: %q", got)
	}
}

// numbered returns faults on the lines 1 to count.
func numbered(count int) List {
	var list List
	for line := range count {
		list.Add(Diagnostic{File: "a.yaml", Pos: Position{line + 1, 1}, Message: "wrong"})
	}
	return list
}
