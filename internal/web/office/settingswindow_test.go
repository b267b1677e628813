package office_test

import (
	"net/http"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
)

func TestTheWindowOfTheEnvelopesIsReadAndShown(t *testing.T) {
	t.Parallel()
	s := &settling{}
	tells(t, s.gets(t, access.Administrator, "/settings/letters").Body.String(), `name="window_left"`, `value="20"`, `value="47"`, `value="85"`, `value="32"`)
	s.posts(t, access.Administrator, "/settings/letters", "sender=Bo&window_left=22,5&window_top=55&window_width=70&window_height=40")
	if want := (casework.Window{Left: 22.5, Top: 55, Width: 70, Height: 40}); s.part != casework.LettersPart || s.wanted.Window == nil || *s.wanted.Window != want {
		t.Errorf("asked for %+v of %s, want %+v", s.wanted.Window, s.part, want)
	}
	s.posts(t, access.Administrator, "/settings/letters", "sender=Bo&window_left=&window_top=&window_width=&window_height=")
	if s.wanted.Window != nil {
		t.Errorf("empty fields ask for %+v, want the standard window", s.wanted.Window)
	}
	refused := s.posts(t, access.Administrator, "/settings/letters", "window_left=en+tomme&window_top=55&window_width=70&window_height=40")
	if refused.Code != http.StatusUnprocessableEntity {
		t.Errorf("a measure that is none answered with %d", refused.Code)
	}
	tells(t, refused.Body.String(), `value="en tomme"`, `href="#f-window"`, `id="f-window"`)
}
