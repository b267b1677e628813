package demo

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"krav/internal/fault"
	"krav/internal/web"
)

// mailsShown is how many mails a page lists.
const mailsShown = 50

// mailsPage is the list of mails.
type mailsPage struct {
	Mails  []message
	Paging web.Paging
}

func (d *Room) mails(w http.ResponseWriter, r *http.Request) error {
	all, err := places(d.o.Mail)
	if err != nil {
		return err
	}
	if before, err := strconv.ParseInt(r.URL.Query().Get("after"), 10, 64); err == nil {
		for len(all) > 0 && all[0].id >= before {
			all = all[1:]
		}
	}
	next := ""
	if len(all) > mailsShown {
		next = strconv.FormatInt(all[mailsShown-1].id, 10)
		all = all[:mailsShown]
	}
	page := mailsPage{Mails: make([]message, len(all)), Paging: web.PageOf(r, len(all), next)}
	for i, p := range all {
		if page.Mails[i], err = read(d.o.Mail, p); err != nil {
			return err
		}
	}
	return web.Show(w, r, http.StatusOK, mailsView(page))
}

// found returns the mail that an address names.
func (d *Room) found(r *http.Request) (message, error) {
	box, err := strconv.ParseInt(r.PathValue("box"), 10, 64)
	if err != nil {
		return message{}, fault.New(fault.NotFound, "demo.mail_not_found")
	}
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return message{}, fault.New(fault.NotFound, "demo.mail_not_found")
	}
	return read(d.o.Mail, place{strconv.FormatInt(box, 10), id})
}

func (d *Room) mail(w http.ResponseWriter, r *http.Request) error {
	m, err := d.found(r)
	if err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, mailView(m, d.linked(m.Text)))
}

// mailHTML answers with the HTML of a mail, as a mail program would show it: no
// script, and nothing from elsewhere.
func (d *Room) mailHTML(w http.ResponseWriter, r *http.Request) error {
	m, err := d.found(r)
	if err != nil {
		return err
	}
	if m.HTML == "" {
		return fault.New(fault.NotFound, "demo.mail_not_found")
	}
	head := w.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox")
	head.Set("X-Frame-Options", "SAMEORIGIN")
	_, _ = w.Write([]byte(strings.ReplaceAll(m.HTML, d.o.Written, d.o.Portal))) // a reader who has left isn't missed
	return nil
}

// attached answers with a file of a mail; PDFs are shown.
func (d *Room) attached(w http.ResponseWriter, r *http.Request) error {
	m, err := d.found(r)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || n < 0 || n >= len(m.Attached) {
		return fault.New(fault.NotFound, "demo.mail_not_found")
	}
	file := m.Attached[n]
	if file.Kind == "application/pdf" {
		web.Inline(w.Header(), file.Kind, file.Name)
	} else {
		web.Attach(w.Header(), file.Kind, file.Name)
	}
	_, _ = w.Write(file.Bytes) // a reader who has left isn't missed
	return nil
}

// piece is a piece of a mail's text; one with an address is a link.
type piece struct{ Text, Href string }

// link is an address in a text. Letters name the portal without its scheme.
var link = regexp.MustCompile(`https?://[^\s<>"]*[^\s<>".,;:)]`)

// linked cuts a text at its links. Those to the portal that letters name lead to
// the portal of this house.
func (d *Room) linked(text string) []piece {
	_, host, _ := strings.Cut(d.o.Written, "://")
	places := regexp.MustCompile(link.String()+"|"+regexp.QuoteMeta(host)+`(?:/[^\s<>"]*[^\s<>".,;:)])?`).FindAllStringIndex(text, -1)
	var pieces []piece
	from := 0
	for _, at := range places {
		address := text[at[0]:at[1]]
		href := address
		if rest, isOurs := strings.CutPrefix(strings.TrimPrefix(address, "https://"), host); isOurs {
			href = d.o.Portal + rest
		}
		pieces = append(pieces, piece{Text: text[from:at[0]]}, piece{Text: address, Href: href})
		from = at[1]
	}
	return append(pieces, piece{Text: text[from:]})
}
