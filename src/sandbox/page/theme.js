// Runs before anything is painted, so that the page never flashes in the wrong colours.
{
  const theme = localStorage.getItem('pesan.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
}
