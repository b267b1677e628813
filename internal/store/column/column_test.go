package column_test

import (
	"database/sql"
	"encoding/json"
	"slices"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"krav/internal/civil"
	"krav/internal/store/column"
)

func TestADayIsReadFromWhateverTheEngineGives(t *testing.T) {
	t.Parallel()
	want := civil.MustParse("2026-11-21")
	for _, from := range []any{
		"2026-11-21", []byte("2026-11-21"), time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC),
		time.Date(2026, time.November, 21, 1, 0, 0, 0, time.FixedZone("CET", 3600)),
	} {
		var got column.Day
		if err := got.Scan(from); err != nil || got.Date != want {
			t.Errorf("%T = %v, %v; want %v", from, got, err, want)
		}
	}
	none := column.Day{Date: want}
	if err := none.Scan(nil); err != nil || !none.IsZero() {
		t.Errorf("NULL = %v, %v; want no date", none, err)
	}
	for _, from := range []any{"2026-02-30", 7, true} {
		if err := new(column.Day).Scan(from); err == nil {
			t.Errorf("%v was read as a day", from)
		}
	}
}

func TestAMomentIsReadToTheMicrosecond(t *testing.T) {
	t.Parallel()
	const text = "2026-11-21 08:00:00.123456Z"
	want := time.Date(2026, time.November, 21, 8, 0, 0, 123_456_000, time.UTC)
	for _, from := range []any{text, []byte(text), want.In(time.FixedZone("CET", 3600)), want.Add(999)} {
		var got column.Instant
		if err := got.Scan(from); err != nil || !got.Equal(want) || got.Text() != text {
			t.Errorf("%T = %v, %v; want %v", from, got, err, want)
		}
	}
	for _, from := range []any{"2026-11-21 08:00:00Z", "2026-11-21T08:00:00.123456Z", "", 7} {
		if err := new(column.Instant).Scan(from); err == nil {
			t.Errorf("%v was read as a moment", from)
		}
	}
}

func TestTheOrderOfMomentsIsThatOfTheirTexts(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, time.November, 21, 23, 59, 59, 0, time.FixedZone("CET", 3600))
	var texts []string
	for _, later := range []time.Duration{0, time.Microsecond, time.Second, time.Minute, 240 * time.Hour, 30_000 * time.Hour} {
		texts = append(texts, column.At(start.Add(later)).Text())
	}
	if !slices.IsSorted(texts) {
		t.Errorf("texts of moments in order: %q", texts)
	}
}

func TestWhatIsNothingIsNULL(t *testing.T) {
	t.Parallel()
	for name, v := range map[string]interface {
		json.Marshaler
	}{"day": column.Day{}, "moment": column.Instant{}, "text": column.Text("")} {
		if text, err := v.MarshalJSON(); string(text) != "null" || err != nil {
			t.Errorf("%s in JSON = %s, %v; want null", name, text, err)
		}
	}
	if v, err := column.Text("").Value(); v != nil || err != nil {
		t.Errorf("an empty text = %v, %v; want NULL", v, err)
	}
	if v, err := (column.Day{}).Value(); v != nil || err != nil {
		t.Errorf("no date = %v, %v; want NULL", v, err)
	}
	if v, err := (column.Instant{}).Value(); v != nil || err != nil {
		t.Errorf("no moment = %v, %v; want NULL", v, err)
	}
	text := column.Text("før")
	if err := text.Scan(nil); err != nil || text != "" {
		t.Errorf("NULL = %q, %v; want no text", text, err)
	}
}

func TestRowsInJSONCarryDaysMomentsAndTexts(t *testing.T) {
	t.Parallel()
	row := struct {
		On   column.Day
		At   column.Instant
		Text column.Text
	}{
		column.Day{Date: civil.MustParse("2026-11-21")},
		column.At(time.Date(2026, time.November, 21, 9, 0, 0, 0, time.FixedZone("CET", 3600))), `Åse "Æ"`,
	}
	got, err := json.Marshal(row)
	want := `{"On":"2026-11-21","At":"2026-11-21 08:00:00.000000Z","Text":"Åse \"Æ\""}`
	if string(got) != want || err != nil {
		t.Errorf("row = %s, %v; want %s", got, err, want)
	}
}

func TestJSONIsKeptByteForByteAndAsText(t *testing.T) {
	t.Parallel()
	pool, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = pool.Close() }()
	want := column.JSON(`{"b": 1, "a":2}`)
	var got column.JSON
	var kind string
	row := pool.QueryRowContext(t.Context(), "SELECT v, typeof(v) FROM (SELECT $1 AS v)", want)
	if err := row.Scan(&got, &kind); err != nil || string(got) != string(want) || kind != "text" {
		t.Errorf("JSON = %s as %s, %v; want %s as text", got, kind, err, want)
	}
	if _, err := column.JSON(`{"a"`).Value(); err == nil {
		t.Error("half a document was written")
	}
}
