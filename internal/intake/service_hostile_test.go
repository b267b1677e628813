package intake_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"krav/internal/wording"
)

// delivery returns the records of a delivery from Betalingsservice.
func delivery(t *testing.T) []string {
	t.Helper()
	text := string(contents(t, "testdata/payments/betalingsservice.602"))
	return strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
}

func records(lines []string) *bytes.Reader {
	return bytes.NewReader([]byte(strings.Join(lines, "\r\n") + "\r\n"))
}

// booksNothing holds that reading a delivery fails before the first payment is handed
// out, in words, and with one of the keys.
func booksNothing(t *testing.T, name string, source *bytes.Reader, keys ...string) {
	t.Helper()
	lines, stopped := paymentLines(t, source)
	if len(lines) > 0 || stopped == nil || !slices.Contains(keys, stopped.Key) {
		t.Errorf("%s: %d payments, %v; want %q", name, len(lines), stopped, keys)
		return
	}
	hasReason(t, stopped)
}

func TestADeliveryThatIsCutBooksNothing(t *testing.T) {
	t.Parallel()
	text := strings.Join(delivery(t), "\r\n")
	// The last record says all that is asked of it by its 57th position.
	whole := strings.LastIndex(text, "BS992") + 57
	for at := len("BS002"); at < whole; at++ {
		booksNothing(t, fmt.Sprintf("cut at %d", at), bytes.NewReader([]byte(text[:at])),
			"service.ends_early", "service.totals_differ", "service.record_unknown", "service.other_delivery")
	}
	if lines, stopped := paymentLines(t, bytes.NewReader([]byte(text[:whole]))); stopped != nil || len(lines) != 6 {
		t.Errorf("whole: %d payments, %v", len(lines), stopped)
	}
}

// Two files that were laid together may hold the same delivery. The next one, and such as
// have no number, are others.
func TestADeliveryThatStandsTwiceInAFileBooksNothing(t *testing.T) {
	t.Parallel()
	booksNothing(t, "twice", records(append(delivery(t), delivery(t)...)), "service.delivery_twice")
	for what, number := range map[string]string{"the next": "0000000099", "no number": "0000000000"} {
		other := delivery(t)
		other[0] = other[0][:20] + number + other[0][30:]
		both := append(slices.Clone(other), delivery(t)...)
		if number == "0000000000" {
			both = append(slices.Clone(other), other...)
		}
		if lines, stopped := paymentLines(t, records(both)); stopped != nil || len(lines) != 12 {
			t.Errorf("%s: %d payments, %v; want 12", what, len(lines), stopped)
		}
	}
}

func TestADeliveryWithARecordTooFewOrTooManyBooksNothing(t *testing.T) {
	t.Parallel()
	for i, record := range delivery(t) {
		without := slices.Delete(delivery(t), i, i+1)
		twice := slices.Insert(delivery(t), i, record)
		wrong := []string{"service.totals_differ", "service.ends_early", "service.record_unknown"}
		booksNothing(t, fmt.Sprintf("record %d twice", i+1), records(twice), wrong...)
		if i > 0 { // without the first nobody can tell that it is a delivery
			booksNothing(t, fmt.Sprintf("without record %d", i+1), records(without), wrong...)
		}
	}
}

func TestADeliveryWithAnotherCountBooksNothing(t *testing.T) {
	t.Parallel()
	for i, record := range delivery(t) {
		if kind := record[:5]; kind != "BS092" && kind != "BS992" {
			continue
		}
		for at := 31; at < 57; at++ { // the number of payments, and their sum
			changed := delivery(t)
			changed[i] = record[:at] + string('0'+(record[at]-'0'+1)%10) + record[at+1:]
			booksNothing(t, fmt.Sprintf("record %d, position %d", i+1, at+1), records(changed), "service.totals_differ")
		}
	}
}

func TestAHostileDeliveryEndsInWords(t *testing.T) {
	t.Parallel()
	nines := delivery(t)[2][:115] + strings.Repeat("9", 13)
	for name, c := range map[string]struct {
		text string
		keys []string
	}{
		"nothing but its first mark": {"BS002", []string{"service.other_delivery"}},
		"zero bytes":                 {delivery(t)[0] + strings.Repeat("\x00", 4096), []string{"service.record_unknown"}},
		"no record is whole":         {delivery(t)[0] + "\n" + strings.Repeat("B", 1<<20), []string{"service.record_unknown"}},
		"letters that aren't any":    {delivery(t)[0] + "\n" + strings.Repeat("\xff\xfe", 4096), []string{"service.record_unknown"}},
		"other letters' digits":      {strings.Join(delivery(t)[:2], "\n") + "\n" + strings.Replace(delivery(t)[6], "0000000004", "٠٠٠٠٠٠٠٠٠٤", 1), []string{"service.totals_differ"}},
		"sections within sections":   {delivery(t)[0] + "\n" + strings.Repeat(delivery(t)[1]+"\n", 1000), []string{"service.record_unknown"}},
		"deliveries within them":     {strings.Repeat(delivery(t)[0]+"\n", 1000), []string{"service.record_unknown"}},
		"a gap without end":          {delivery(t)[0] + strings.Repeat("\r\n\x20", 1<<20), []string{"service.ends_early"}},
		"all that an amount can be":  {strings.Join(delivery(t)[:2], "\n") + "\n" + strings.Repeat(nines+"\n", 10_000) + delivery(t)[6], []string{"service.totals_differ"}},
	} {
		booksNothing(t, name, bytes.NewReader([]byte(c.text)), c.keys...)
	}
}

// What stands in a record as words is told back, but never more of it than there is
// room for, and never what a terminal would obey.
func TestWhatAHostileDeliverySaysIsTamed(t *testing.T) {
	t.Parallel()
	changed := delivery(t)
	changed[1] = "\x1b[2J\u202e" + changed[1][6:]
	_, stopped := paymentLines(t, records(changed))
	if stopped == nil {
		t.Fatal("it is read")
	}
	if said := wording.Fault(wording.Danish, stopped); strings.ContainsAny(said, "\x1b\u202e") || len(said) > 300 {
		t.Errorf("it says %q", said)
	}
}
