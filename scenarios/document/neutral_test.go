package document

import (
	"errors"
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// The tests read a small scenario with keys of its own. It stands for the
// callers of the package and uses everything that a reader offers.

var (
	amountRule = DecimalRule{IntegerDigits: 18, Decimals: 2}
	rateRule   = DecimalRule{IntegerDigits: 2, Decimals: 12, Signed: true}
	shareRule  = DecimalRule{IntegerDigits: 3, Decimals: 4}
)

// states lists the keys of a mapping by member state.
var states = strings.Fields("AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")

// errNoDay is the error of the tests' reader of dates, which takes every day.
var errNoDay = errors.New("no such day")

// readDay stands in for the date parser of another package.
func readDay(text string) (string, error) {
	if len(text) != len("2006-01-02") {
		return "", errNoDay
	}
	return text, nil
}

// readNeutral parses a file and reads all of it, as a caller would.
func readNeutral(file string, content []byte) diagnostic.List {
	root, faults := Parse(file, content)
	var r Reader
	if root != nil {
		readTop(&r, root)
	}
	faults.Add(r.Faults()...)
	faults.Sort()
	return faults
}

// readTop reads the mapping at the top.
func readTop(r *Reader, root *Node) {
	r.CheckKeys(root, Keys{
		Required: []string{"schema", "name", "start", "end", "currency", "assets", "loan", "guarantees", "waterfall", "monte_carlo"},
		Optional: []string{"notes", "labels", "strict", "excluded_states", "default_probability", "correlation"},
	})
	r.Enum(root.Get("schema"), "schema", "loanmodel/v1")
	r.Line(root.Get("name"), 100)
	r.Text(root.Get("notes"), MaxTextLength)
	Date(r, root.Get("start"), readDay)
	Date(r, root.Get("end"), readDay)
	r.Enum(root.Get("currency"), "currency", "EUR", "USD", "GBP")
	r.Bool(root.Get("strict"))
	r.Decimal(root.Get("default_probability"), rateRule)
	eachItem(r, root.Get("labels"), func(item *Node) { r.Text(item, 100) })
	eachItem(r, root.Get("excluded_states"), func(item *Node) { r.Enum(item, "state", states...) })
	eachItem(r, root.Get("waterfall"), func(item *Node) {
		r.Enum(item, "waterfall step", "reparations", "asset_income", "guarantees")
	})
	readAssets(r, root.Get("assets"))
	readLoan(r, root.Get("loan"))
	readGuarantees(r, root.Get("guarantees"))
	readMonteCarlo(r, root.Get("monte_carlo"))
}

func readAssets(r *Reader, n *Node) {
	r.CheckKeys(n, Keys{Required: []string{"initial_cash", "maturing"}})
	r.Decimal(n.Get("initial_cash"), amountRule)
	eachItem(r, n.Get("maturing"), func(item *Node) { readFlow(r, item) })
}

func readLoan(r *Reader, n *Node) {
	r.CheckKeys(n, Keys{Required: []string{"amount", "rate", "tranches"}})
	r.Decimal(n.Get("amount"), amountRule)
	r.Decimal(n.Get("rate"), rateRule)
	eachItem(r, n.Get("tranches"), func(item *Node) { readFlow(r, item) })
}

func readGuarantees(r *Reader, n *Node) {
	r.CheckKeys(n, Keys{Required: []string{"total", "shares_percent"}})
	r.Decimal(n.Get("total"), amountRule)
	shares := n.Get("shares_percent")
	r.CheckKeys(shares, Keys{Noun: "state", Required: states, Hint: hintOfGreece})
	for _, share := range shares.Entries() {
		r.Decimal(share.Value, shareRule)
	}
}

func readMonteCarlo(r *Reader, n *Node) {
	r.CheckKeys(n, Keys{Required: []string{"paths", "seed", "volatility"}})
	r.Whole(n.Get("paths"), 1, 1_000_000)
	r.Whole(n.Get("seed"), 0, 1<<62)
	r.Decimal(n.Get("volatility"), DecimalRule{IntegerDigits: 1, Decimals: 6})
}

func readFlow(r *Reader, n *Node) {
	r.CheckKeys(n, Keys{Required: []string{"date", "amount"}})
	Date(r, n.Get("date"), readDay)
	r.Decimal(n.Get("amount"), amountRule)
}

// eachItem reads a list that may be missing.
func eachItem(r *Reader, n *Node, read func(*Node)) {
	items, _ := r.List(n, 100)
	for _, item := range items {
		read(item)
	}
}
