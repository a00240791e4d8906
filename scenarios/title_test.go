package scenarios

import "testing"

func TestJoinedTitles(t *testing.T) {
	for _, c := range []struct {
		titles []string
		want   string
	}{
		{[]string{"The loan"}, "The loan"},
		{[]string{"Reparations loan: 90 bn", "The assets are returned"}, "Reparations loan: 90 bn; the assets are returned"},
		{[]string{"A", "Russia seizes all", "Belgium, Italy and Malta do not pay", "Euroclear's clients leave", "Interest rates rise"},
			"A; Russia seizes all; Belgium, Italy and Malta do not pay; Euroclear's clients leave; interest rates rise"},
		{[]string{"A", "EUR 90 bn", "ECB rates", "5 % more", "Österreich zahlt", "", "Ö"}, "A; EUR 90 bn; ECB rates; 5 % more; österreich zahlt; ; ö"},
		{[]string{"A", "Cyprus pays", "Netherlands pay"}, "A; Cyprus pays; Netherlands pay"},
	} {
		if got := joinedTitles(c.titles); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
