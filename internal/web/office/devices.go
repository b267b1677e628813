package office

import (
	"context"
	"strings"
	"time"

	"krav/internal/casework"
	"krav/internal/web"
)

// agentName is a word in what browsers say they are, and the name people know. The
// order counts: most claim to be several others too.
type agentName struct{ word, name string }

func browserNames() []agentName {
	return []agentName{
		{"Edg", "Edge"},
		{"OPR/", "Opera"},
		{"SamsungBrowser/", "Samsung Internet"},
		{"Firefox/", "Firefox"},
		{"FxiOS/", "Firefox"},
		{"CriOS/", "Chrome"},
		{"Chrome/", "Chrome"},
		{"Safari/", "Safari"},
	}
}

func systemNames() []agentName {
	return []agentName{
		{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"}, {"Mac OS X", "Mac"}, {"CrOS", "Chromebook"}, {"Linux", "Linux"},
	}
}

// deviceOf returns a browser and the machine it is on, as people would say it, of
// what the browser says of itself. That is for recognising one's own: anybody can
// say anything there.
func deviceOf(ctx context.Context, agent string) string {
	browser, system := nameIn(agent, browserNames()), nameIn(agent, systemNames())
	switch {
	case browser != "" && system != "":
		return web.Say(ctx, "office.device", "browser", browser, "system", system)
	case browser != "":
		return browser
	case system != "":
		return system
	}
	return web.Say(ctx, "office.device_unknown")
}

func nameIn(agent string, names []agentName) string {
	for _, n := range names {
		if strings.Contains(agent, n.word) {
			return n.name
		}
	}
	return ""
}

// momentOf returns a moment in Danish time: "23-11-2026 kl. 15.42".
func momentOf(ctx context.Context, moment time.Time) string {
	return web.Say(ctx, "office.moment", "day", web.ShortDate(ctx, casework.DayOf(moment)), "time", casework.TimeOfDay(moment))
}
