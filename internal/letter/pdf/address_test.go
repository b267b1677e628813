package pdf_test

import (
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/letter/pdf"
)

// A window holds the sender's line on 9 pt, 2.6 mm, and six lines in the smallest type on
// 10.4 pt: a name on two, attention, street, town and country. A point is 0.3528 mm, so
// that is 3.2 + 2.6 + 22.0 = 27.8 mm where the sender takes one line, 30.96 mm where he
// takes two, and 34.1 mm where he takes three.
func TestAWindowHoldsTheSenderAndTheUsualAddress(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		returns int // lines of the sender
		height  float64
		want    string // the height that would do, where this doesn't
	}{
		{1, 27, "28"},
		{1, 27.7, "28"},
		{1, 28, ""},
		{2, 30.9, "31"},
		{2, 31, ""},
		{3, 34, "35"},
		{3, 35, ""},
	} {
		window := pdf.Window{Left: 20, Top: 40, Width: 60, Height: c.height}
		err := press(t, pdf.Letterhead{Window: window}).Suits(senderOf(c.returns))
		if f := fault.Of(err); c.want == "" && err != nil || c.want != "" && (f == nil || f.Key != "pdf.window_too_small" || f.Args["height"] != c.want) {
			t.Errorf("%d lines in %v mm: %v, want %q", c.returns, c.height, err, c.want)
		}
		usual := []string{"Kommanditselskabet Den Nordjyske Ejendomsudlejning P/S", "Att.: Bogholderiet", "Gammel Kongevej 123", "10623 Berlin", "TYSKLAND"}
		err = press(t, pdf.Letterhead{Window: window}).Holds(senderOf(c.returns), letter.Recipient{Lines: usual})
		if isHeld := err == nil; isHeld != (c.want == "") {
			t.Errorf("%d lines in %v mm hold the usual address: %v", c.returns, c.height, err)
		}
	}
}

// senderOf returns a sender whose line in a window 60 mm wide, which has room for some 50
// letters in 6.8 pt, takes so many.
func senderOf(lines int) letter.Sender {
	return letter.Sender{Name: "Fjord", Contact: "Havnegade 4", Return: strings.TrimSpace(strings.Repeat("Fjord Fitness i Holbæk og omegns havne i ", lines))}
}

// In an e-mail no window bounds the address: it stands whole, and the text begins below it.
func TestAnAddressInAnEmailTakesTheRoomThatItNeeds(t *testing.T) {
	t.Parallel()
	c := danish(t, letter.CollectionNotice)
	var lines []string
	for range 12 {
		lines = append(lines, "Ejerforeningen Skovbrynets Længste Navn")
	}
	c.Recipient = &letter.Recipient{Lines: lines}
	if _, err := press(t, pdf.Letterhead{}).Print(c); !fault.HasKey(err, "pdf.address_too_long") {
		t.Fatalf("on paper: %v", err)
	}
	// Below the window's top at 47 mm, with a sender of one line: 3.2 + 2.6 + 12 × 3.67 = 49.8 mm.
	s := printed(t, c.WithoutWindow())
	var names int
	var bottom, title float64
	for _, w := range words(t, s) {
		if w.left < 105*millimetre && w.text == "Ejerforeningen" {
			names++
			bottom = w.bottom
		}
		if w.text == "Inkassovarsel:" && title == 0 {
			title = w.top
		}
	}
	if names != len(lines) || bottom < 95*millimetre || bottom > 98*millimetre || title < bottom+8*millimetre {
		t.Errorf("%d lines, the last ends at %.1f mm, the text begins at %.1f mm", names, bottom/millimetre, title/millimetre)
	}
}
