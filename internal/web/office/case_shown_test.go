package office_test

import (
	"strings"
	"testing"
	"time"
)

func TestTheCaseIsSeenAsOfADayGoneByAndCantBeChangedThere(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.work.Now = func() time.Time { return time.Date(2026, time.November, 16, 9, 0, 0, 0, time.UTC) }
	d.post("/do/note/done", d.form("/do/note"), "text", "Ringede den 16.")
	now := d.get("").Body.String()
	has(t, now, "/cases/10001/do", "Ringede den 16.", `name="known"`)
	if strings.Contains(now, "Det havde skyldneren set") {
		t.Error("today is seen as a day gone by")
	}
	then := d.get("?on=2026-11-14").Body.String()
	has(t, then, "Du ser sagen pr.", "Det havde skyldneren set", "Intet brev var sendt", "/cases/10001?on=2026-11-14&amp;known=then")
	known := d.get("?on=14-11-2026&known=then").Body.String()
	has(t, known, "Du ser sagen, som den så ud", "/cases/10001/reckoning?on=2026-11-14&amp;known=then", "/cases/10001?on=2026-11-14\"")
	for name, page := range map[string]string{"by what is known": then, "by what was known": known} {
		if strings.Contains(page, "/cases/10001/do\"") || strings.Contains(page, "Ringede den 16.") {
			t.Errorf("%s: something can be done, or a later note is seen", name)
		}
	}
}
