package pdf_test

import (
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/letter/pdf"
)

// longSender takes two lines for its name and two for the rest of the letterhead.
func longSender() letter.Sender {
	return letter.Sender{
		Name:    "Den Selvejende Institution Kulturhuset og Idrætscentret ved Den Gamle Havn i Nordvestsjælland, Vig",
		Contact: "Lange Havnegade 4444, bygning 12, opgang C, Erhvervsparken Nord, Afdelingen for Regninger, 4300 Holbæk Nørre Vestermarken · tlf. 10203040 · regninger@kulturhuset.example · CVR 99 00 77 02",
		Return:  "Afsender: Den Selvejende Institution Kulturhuset",
	}
}

// The letterhead begins at 14 mm. Two lines of name on 15 pt and two of the rest on 11 pt
// are 52 pt = 18.3 mm: it ends at 32.3 mm, and a millimetre below that is clear, so that a
// window begins at 34 mm at the earliest. One line of each, 26 pt = 9.2 mm, ends at 23.2 mm.
func TestAWindowBeginsBelowTheLetterhead(t *testing.T) {
	t.Parallel()
	short := letter.Sender{Name: "Fjord Fitness ApS", Contact: "Havnegade 4, 4300 Holbæk", Return: "Afsender: Fjord Fitness ApS"}
	for top, isClear := range map[float64]map[bool]bool{30: {true: false, false: true}, 33.9: {true: false, false: true}, 34: {true: true, false: true}} {
		for isLong, want := range isClear {
			from := short
			if isLong {
				from = longSender()
			}
			err := press(t, pdf.Letterhead{Window: pdf.Window{Left: 20, Top: top, Width: 85, Height: 32}}).Suits(from)
			if got := err == nil; got != want {
				t.Errorf("a window at %v mm below a letterhead that is long, %v: %v", top, isLong, err)
			}
			if f := fault.Of(err); f != nil && (f.Key != "pdf.window_under_letterhead" || f.Args["top"] != "34") {
				t.Errorf("refused with %+v", f)
			}
		}
	}
}

// A letterhead that has grown since the window was set gives way: it moves up, and is set
// smaller; what stands in and beside the window stands alone. A logo stays.
func TestALetterheadThatGrowsGivesWayToTheWindow(t *testing.T) {
	t.Parallel()
	longest := longSender()
	longest.Contact = strings.Repeat(longest.Contact+" · ", 4)
	for name, c := range map[string]struct {
		from letter.Sender
		head pdf.Letterhead
	}{
		"long":                  {longSender(), pdf.Letterhead{Window: pdf.Window{Left: 8, Top: 30, Width: 85, Height: 32}}},
		"long beside a logo":    {longSender(), pdf.Letterhead{Logo: mark(t, 450, 100), Window: pdf.Window{Left: 8, Top: 30, Width: 85, Height: 32}}},
		"longer than can stand": {longest, pdf.Letterhead{Window: pdf.Window{Left: 8, Top: 30, Width: 85, Height: 32}}},
	} {
		content := danish(t, letter.CollectionNotice)
		content.Sender = &c.from
		s, err := press(t, c.head).Print(content)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all := words(t, s)
		for i, a := range all {
			for _, b := range all[i+1:] {
				wide, high := min(a.right, b.right)-max(a.left, b.left), min(a.bottom, b.bottom)-max(a.top, b.top)
				if wide > 0.3*millimetre && high > 1.3*millimetre { // boxes of lines of a name lap by 3.5 pt
					t.Errorf("%s: %q is printed over %q", name, a.text, b.text)
				}
			}
			if a.top < 7*millimetre {
				t.Errorf("%s: %q stands %.1f mm from the edge", name, a.text, a.top/millimetre)
			}
		}
	}
}
