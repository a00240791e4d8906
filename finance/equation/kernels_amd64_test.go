package equation

import "testing"

func TestKernelsAreChosen(t *testing.T) {
	if wide, narrow := fastestOf(true).name, fastestOf(false).name; wide != avx512.name || narrow != plain.name {
		t.Errorf("with vectors %s, without %s", wide, narrow)
	}
	t.Logf("this machine: %s", fastest.name)
}
