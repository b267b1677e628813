package web

// Theme is how light a page is (lyst eller mørkt).
type Theme string

// The themes. The values are those of the style sheet's data-theme.
const (
	// ThemeSystem follows the reader's system.
	ThemeSystem Theme = ""
	// ThemeLight is light whatever the system says (lyst).
	ThemeLight Theme = "krav"
	// ThemeDark is dark whatever the system says (mørkt).
	ThemeDark Theme = "krav-dark"
)

// parseTheme returns the theme by its value; an unknown one is the system's.
func parseTheme(value string) Theme {
	switch t := Theme(value); t {
	case ThemeLight, ThemeDark, ThemeSystem:
		return t
	}
	return ThemeSystem
}
