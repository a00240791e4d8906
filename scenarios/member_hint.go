package scenarios

import (
	"slices"
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
)

// MemberHint advises whoever gave a word that is no code of a dimension's
// members: it names the member that was meant, else lists all codes. Every verb
// and every file says it in these words.
func MemberHint(over *equation.Dimension, word string) string {
	if meant := meantMember(over, word); meant != "" {
		return meant
	}
	return "the " + over.Name + "s are " + strings.Join(over.Codes(), ", ")
}

// meantMember names the member that was probably meant by a word: by its code
// or name in any spelling, and of states by a code of ISO 3166. It is empty
// where no member is near, or one of the other words that may stand there.
func meantMember(over *equation.Dimension, word string, others ...string) string {
	spelt := strings.ToUpper(diagnostic.Latin(strings.TrimSpace(word)))
	if over == finance.MemberStates {
		if outside, ok := notMembers[spelt]; ok {
			return outside + " is not a member state"
		}
		if code, ok := otherCodes[spelt]; ok && code == greece {
			return "Greece is " + diagnostic.QuoteASCII(greece)
		} else if ok {
			return didYouMean(over, code)
		}
	}
	if meant := diagnostic.Suggest(word, slices.Concat(over.Codes(), others)); meant != "" {
		return didYouMean(over, meant)
	}
	var names []string
	for _, member := range over.Members {
		names = append(names, member.Name)
	}
	meant := diagnostic.Suggest(word, names)
	for _, member := range over.Members {
		if meant != "" && member.Name == meant {
			return didYouMean(over, member.Code)
		}
	}
	return ""
}

// didYouMean asks for a member by its code and its name, and is empty for a word
// that is no code.
func didYouMean(over *equation.Dimension, code string) string {
	member, ok := over.Index(code)
	if !ok {
		return ""
	}
	quoted := diagnostic.QuoteASCII(code)
	if name := over.Members[member].Name; !strings.EqualFold(name, code) {
		quoted += " (" + name + ")"
	}
	return "did you mean " + quoted + "?"
}

// greece is the code by which the Union knows it, which ISO does not.
const greece = "EL"

// otherCodes are the codes of ISO 3166 and other names by which some look for a
// state.
var otherCodes = map[string]string{
	"GR": greece, "GRC": greece,
	"BEL": "BE", "BGR": "BG", "CZE": "CZ", "DNK": "DK", "DEU": "DE", "EST": "EE", "IRL": "IE", "ESP": "ES", "FRA": "FR",
	"HRV": "HR", "ITA": "IT", "CYP": "CY", "LVA": "LV", "LTU": "LT", "LUX": "LU", "HUN": "HU", "MLT": "MT", "NLD": "NL",
	"AUT": "AT", "POL": "PL", "PRT": "PT", "ROU": "RO", "SVN": "SI", "SVK": "SK", "FIN": "FI", "SWE": "SE",
	"CZECH REPUBLIC": "CZ", "HOLLAND": "NL", "THE NETHERLANDS": "NL",
}

// notMembers are codes and names of states outside the Union that some look for.
var notMembers = map[string]string{
	"UK": unitedKingdom, "GB": unitedKingdom, "GBR": unitedKingdom, "UNITED KINGDOM": unitedKingdom, "GREAT BRITAIN": unitedKingdom,
	"NO": "Norway", "NOR": "Norway", "NORWAY": "Norway",
	"CH": "Switzerland", "CHE": "Switzerland", "SWITZERLAND": "Switzerland",
	"UA": "Ukraine", "UKR": "Ukraine", "UKRAINE": "Ukraine",
}

const unitedKingdom = "the United Kingdom"
