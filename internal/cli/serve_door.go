package cli

import (
	"net"
	"net/http"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
	"krav/internal/web/office"
)

// door returns who finds out who comes to the office.
func (c *serveCommand) door(conf configuration, h *house) (web.Known, error) {
	if c.Unlocked == 0 {
		return office.BySession(h.accounts), nil
	}
	if !isLoopback(conf.Office.Listen) {
		return nil, fault.New(fault.Invalid, "serve.unlocked_elsewhere").With("address", conf.Office.Listen)
	}
	return unlocked(debt.CreditorID(c.Unlocked)), nil
}

// unlocked takes whoever comes for who works at this machine's command line, who
// has every right already. A page that another site leads here under a name of
// its own isn't let in.
func unlocked(creditor debt.CreditorID) web.Known {
	return func(_ http.ResponseWriter, r *http.Request, reader *web.Reader) (bool, error) {
		if !isLoopback(r.Host) {
			return false, fault.New(fault.Forbidden, "serve.locked")
		}
		reader.Who, reader.Creditor = console(creditor), int64(creditor)
		return true, nil
	}
}

// isLoopback reports whether an address, with or without a port, is reached from
// this machine alone.
func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
