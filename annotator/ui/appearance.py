"""Theme, language, digits, the size of the text."""

from collections.abc import Callable

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator import i18n, resources
from annotator.i18n import tr
from annotator.look import CONTRAST, LOOKS, Look
from annotator.ui import settings as names
from annotator.ui.canvas.style import LARGEST, SMALLEST, USUAL
from annotator.ui.canvas.view import ArticleView
from annotator.ui.settings import Settings
from annotator.ui.theme.fonts import interface_font
from annotator.ui.theme.palette import Shades, qt_palette, shades_of
from annotator.ui.theme.stylesheet import style_sheet

INTERFACE_PIXELS = 13
_TIGHTEST, _LOOSEST, _STEP = 0.8, 2.0, 0.1


class Appearance:
    """Changes how the window looks; what is drawn in another way is built anew by ``rebuild``."""

    def __init__(self, settings: Settings, view: ArticleView, rebuild: Callable[[], None]) -> None:
        self._settings = settings
        self._view = view
        self._rebuild = rebuild
        self._apply()

    def zoom(self, by: int) -> None:
        """Larger (1) or smaller (-1) text in the article, or the usual size (0)."""
        size = self._settings.get(names.READING_SIZE, USUAL)
        size = USUAL if by == 0 else min(LARGEST, max(SMALLEST, size + 2 * by))
        self._settings.put(names.READING_SIZE, size)
        self._apply()

    def space_lines(self, by: int) -> None:
        """More (1) or less (-1) room between the lines."""
        spacing = self._settings.get(names.LINE_SPACING, 1.0) + by * _STEP
        self._settings.put(names.LINE_SPACING, round(min(_LOOSEST, max(_TIGHTEST, spacing)), 2))
        self._apply()

    def switch_theme(self) -> None:
        """From light to dark, or back."""
        self._settings.put(names.THEME, "light" if look_of(self._settings).dark else "dark")
        self._rebuild()

    def switch_contrast(self) -> None:
        """To the theme of high contrast, or back to the one before."""
        if look_of(self._settings) is CONTRAST:
            self._settings.put(names.THEME, self._settings.get(names.OTHER_THEME, ""))
        else:
            self._settings.put(names.OTHER_THEME, self._settings.get(names.THEME, ""))
            self._settings.put(names.THEME, CONTRAST.name)
        self._rebuild()

    def switch_language(self) -> None:
        """From Arabic to English, or back."""
        self._settings.put(names.LANGUAGE, "en" if i18n.language() == "ar" else "ar")
        self._rebuild()

    def switch_digits(self) -> None:
        """From ٠١٢٣ to 0123, or back."""
        eastern = self._settings.get(names.EASTERN_DIGITS, otherwise=False)
        self._settings.put(names.EASTERN_DIGITS, not eastern)
        self._rebuild()

    def _apply(self) -> None:
        size = self._settings.get(names.READING_SIZE, USUAL)
        self._view.set_reading_size(min(LARGEST, max(SMALLEST, size)))
        spacing = self._settings.get(names.LINE_SPACING, 1.0)
        self._view.set_line_spacing(min(_LOOSEST, max(_TIGHTEST, spacing)))


def look_of(settings: Settings) -> Look:
    """The look that the user chose, else the one that goes with the system's."""
    chosen = settings.get(names.THEME, "")
    if chosen in LOOKS:
        return LOOKS[chosen]
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return LOOKS["dark" if dark else "light"]


def dress(application: QApplication, shades: Shades) -> None:
    """Gives the whole program the tones of a theme and the shipped face."""
    kind = "" if shades.name == "light" else "_dark"
    chevron, tick = (
        resources.resource("icons", f"{name}{kind}.svg").as_posix() for name in ("chevron", "tick")
    )
    application.setFont(interface_font(INTERFACE_PIXELS))
    application.setPalette(qt_palette(shades))
    sheet = style_sheet(shades, chevron, tick)
    if sheet != application.styleSheet():  # Qt styles every widget anew, also for the same sheet
        application.setStyleSheet(sheet)


def speak(application: QApplication, settings: Settings) -> None:
    """Sets the language and the direction of everything, Qt's own dialogs too."""
    usual = "ar" if QLocale.system().language() == QLocale.Language.Arabic else "en"
    language = settings.get(names.LANGUAGE, "") or usual
    i18n.use(language, resources.locale_folder())
    i18n.use_eastern_digits(settings.get(names.EASTERN_DIGITS, otherwise=False))
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    if language != "en":
        application.installTranslator(_Gaps(application))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)
    application.setApplicationDisplayName(tr("Hashiya"))
    rtl = i18n.is_right_to_left()
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )


class _Gaps(QTranslator):
    """Words of Qt's own dialogs that Qt's catalogue of the language lacks; asked after it."""

    def translate(
        self,
        context: str,
        source: str,
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str | None:
        """The word in the language in use; None if it is none of ours."""
        words = {
            ("QFileDialog", "&Look in:"): tr("Look in:"),
            ("QFileDialog", "Files of &type:"): tr("Files of type:"),
            ("QAbstractFileIconProvider", "Folder"): tr("Folder"),
            ("QAbstractFileIconProvider", "File"): tr("File"),
        }
        return words.get((context, source))

    def isEmpty(self) -> bool:
        """It has words."""
        return False


__all__ = ["Appearance", "dress", "look_of", "shades_of", "speak"]
