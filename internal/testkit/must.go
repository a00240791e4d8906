package testkit

// A Failer is a test: of package testing, or of rapid.
type Failer interface {
	Helper()
	Fatal(...any)
}

// Must returns a value in a test that fails where there is none: Must(f())(t).
func Must[T any](value T, err error) func(Failer) T {
	return func(t Failer) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}
